// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.RandomCases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SplicePropertyTest {

    @Test
    void keepsEveryByteOutsideTheReplacedValues() {
        RandomCases.hold(5_000, random -> {
            var whole = Slice.of(new RandomJson(random).value(4));
            var splice = Splice.of(whole);
            var expected = new StringBuilder();
            int kept = whole.from();

            for (var part : disjointParts(whole, random)) {
                var json = new RandomJson(random).value(1);
                splice.replace(part, json.getBytes(UTF_8));
                expected.append(text(whole.source(), kept, part.from())).append(json);
                kept = part.to();
            }
            expected.append(text(whole.source(), kept, whole.to()));

            assertThat(splice.toBytes()).asString(UTF_8).isEqualTo(expected.toString());
        });
    }

    @Test
    void leavesTheOtherMembersAsTheyWereWhateverIsPutAndRemoved() {
        RandomCases.hold(10_000, random -> {
            var json = new RandomJson(random);
            int members = random.nextInt(6);
            var whole = Slice.of("{\"before\":" + json.value(2) + ",\"target\":" + json.object(members, 2) + "}");
            var target = requireNonNull(whole.asObject().object("target"));
            var expected = textByName(target);
            var splice = Splice.of(whole);

            for (char name = 'a'; name < 'h'; name++) {
                edit(splice, target, Character.toString(name), expected, random);
            }

            var edited = Slice.of(splice.toBytes()).asObject();
            var editedTarget = requireNonNull(edited.object("target"));
            assertThat(textByName(editedTarget)).containsExactlyEntriesOf(expected);
            assertThat(edited.find("before")).isEqualTo(whole.asObject().find("before"));
        });
    }

    private static void edit(
            Splice splice, JsonObject target, String name, Map<String, String> expected, Random random) {
        switch (random.nextInt(3)) {
            case 0 -> {
                splice.remove(target, name);
                expected.remove(name);
            }
            case 1 -> {
                var value = Integer.toString(random.nextInt());
                splice.put(target, name, value.getBytes(UTF_8));
                expected.put(name, value);
            }
            default -> {}
        }
    }

    private static Map<String, String> textByName(JsonObject object) {
        var texts = new LinkedHashMap<String, String>();
        object.members()
                .forEach(member -> texts.put(member.name(), member.value().text()));
        return texts;
    }

    /** Values of any level that do not lie in one another, in the order of the text. */
    private static List<Slice> disjointParts(Slice value, Random random) {
        if (random.nextInt(4) == 0) {
            return List.of(value);
        }
        var parts = new ArrayList<Slice>();
        if (value.isArray()) {
            value.asArray().forEach(element -> parts.addAll(disjointParts(element, random)));
        } else if (value.isObject()) {
            value.asObject().members().forEach(member -> parts.addAll(disjointParts(member.value(), random)));
        }
        return parts;
    }

    private static String text(byte[] source, int from, int to) {
        return new String(source, from, to - from, UTF_8);
    }
}
