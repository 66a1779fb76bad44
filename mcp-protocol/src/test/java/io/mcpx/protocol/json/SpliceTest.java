// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

class SpliceTest {

    @Test
    void changesOnlyWhatIsReplaced() {
        assertThat(edited("{ \"a\" : 1.10 ,\t\"b\":2}", (splice, it) -> splice.put(it, "b", bytes("[]"))))
                .isEqualTo("{ \"a\" : 1.10 ,\t\"b\":[]}");
    }

    @Test
    void addsBehindTheLastMember() {
        assertThat(edited(
                        "{\"a\":1 }",
                        (splice, it) -> splice.put(it, "b", bytes("2")).put(it, "c", bytes("3"))))
                .isEqualTo("{\"a\":1,\"b\":2,\"c\":3 }");
    }

    @Test
    void addsToAnEmptyObject() {
        assertThat(edited("{ }", (splice, it) -> splice.put(it, "a\"b", bytes("2"))))
                .isEqualTo("{\"a\\\"b\":2 }");
    }

    @Test
    void removesTheFirstTheMiddleAndTheLastMember() {
        var text = "{ \"a\": 1, \"b\": 2, \"c\": 3 }";

        assertThat(edited(text, (splice, it) -> splice.remove(it, "a"))).isEqualTo("{ \"b\": 2, \"c\": 3 }");
        assertThat(edited(text, (splice, it) -> splice.remove(it, "b"))).isEqualTo("{ \"a\": 1, \"c\": 3 }");
        assertThat(edited(text, (splice, it) -> splice.remove(it, "c"))).isEqualTo("{ \"a\": 1, \"b\": 2 }");
    }

    @Test
    void removesNeighboursAndAll() {
        var text = "{\"a\":1,\"b\":2,\"c\":3}";

        assertThat(edited(text, (splice, it) -> splice.remove(it, "c").remove(it, "b")))
                .isEqualTo("{\"a\":1}");
        assertThat(edited(text, (splice, it) -> splice.remove(it, "a").remove(it, "c")))
                .isEqualTo("{\"b\":2}");
        assertThat(edited(
                        text,
                        (splice, it) -> splice.remove(it, "a").remove(it, "b").remove(it, "c")))
                .isEqualTo("{}");
    }

    @Test
    void removesAndAddsInOneObject() {
        var text = "{\"a\":1,\"b\":2}";

        assertThat(edited(text, (splice, it) -> splice.remove(it, "b").put(it, "c", bytes("3"))))
                .isEqualTo("{\"a\":1,\"c\":3}");
        assertThat(edited(
                        text,
                        (splice, it) ->
                                splice.put(it, "c", bytes("3")).remove(it, "a").remove(it, "b")))
                .isEqualTo("{\"c\":3}");
    }

    @Test
    void leavesAnAbsentMemberAbsent() {
        assertThat(edited("{\"a\":1}", (splice, it) -> splice.remove(it, "x"))).isEqualTo("{\"a\":1}");
    }

    @Test
    void editsSeveralLevelsInAnyOrder() {
        var whole = Slice.trusted("{\"params\":{\"name\":\"x\",\"_meta\":{\"a\":1}},\"id\":7}");
        var envelope = whole.asObject();
        var params = requireNonNull(envelope.object("params"));
        var meta = requireNonNull(params.object("_meta"));

        var text = Splice.of(whole)
                .put(envelope, "id", bytes("8"))
                .put(meta, "b", bytes("2"))
                .put(params, "name", bytes("\"y\""))
                .toBytes();

        assertThat(text)
                .asString(UTF_8)
                .isEqualTo("{\"params\":{\"name\":\"y\",\"_meta\":{\"a\":1,\"b\":2}},\"id\":8}");
    }

    @Test
    void leavesARepeatedMemberOnce() {
        var text = "{\"a\":1,\"b\":2,\"a\":3}";

        assertThat(edited(text, (splice, it) -> splice.put(it, "a", bytes("4"))))
                .isEqualTo("{\"b\":2,\"a\":4}");
        assertThat(edited(text, (splice, it) -> splice.remove(it, "a"))).isEqualTo("{\"b\":2}");
    }

    @Test
    void replacesTheWholeValueAndElements() {
        var array = Slice.trusted("[1, 2, 3]");

        assertThat(Splice.of(array).replace(array.asArray().get(1), bytes("{}")).toBytes())
                .asString(UTF_8)
                .isEqualTo("[1, {}, 3]");
        assertThat(Splice.of(array).replace(array, bytes("0")).toBytes())
                .asString(UTF_8)
                .isEqualTo("0");
    }

    @Test
    void cutsThePartOutOfALargerText() {
        var part = requireNonNull(Slice.trusted("{\"a\":{\"b\":1}}").asObject().object("a"));

        assertThat(Splice.of(part.slice()).put(part, "b", bytes("2")).toBytes())
                .asString(UTF_8)
                .isEqualTo("{\"b\":2}");
    }

    @Test
    void refusesOverlappingEdits() {
        var whole = Slice.trusted("{\"a\":{\"b\":1}}");
        var outer = whole.asObject();
        var inner = requireNonNull(outer.object("a"));

        assertThatIllegalStateException()
                .isThrownBy(Splice.of(whole).put(outer, "a", bytes("1")).put(inner, "b", bytes("2"))::toBytes);
        assertThatIllegalStateException()
                .isThrownBy(Splice.of(whole).remove(outer, "a").put(inner, "c", bytes("2"))::toBytes);
        assertThatIllegalStateException()
                .isThrownBy(Splice.of(whole).remove(outer, "a").put(outer, "a", bytes("2"))::toBytes);
        assertThatIllegalStateException()
                .isThrownBy(() -> Splice.of(whole).put(outer, "n", bytes("1")).put(outer, "n", bytes("2")));
    }

    @Test
    void refusesPartsOfAnotherText() {
        var whole = Slice.trusted("{\"a\":1}");

        assertThatIllegalArgumentException().isThrownBy(() -> Splice.of(whole).put(JsonObject.EMPTY, "a", bytes("1")));
    }

    private static String edited(String text, BiConsumer<Splice, JsonObject> edits) {
        var whole = Slice.trusted(text);
        var splice = Splice.of(whole);
        edits.accept(splice, whole.asObject());
        return Slice.trusted(splice.toBytes()).text();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(UTF_8);
    }
}
