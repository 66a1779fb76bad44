// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SliceTest {

    @ParameterizedTest
    @CsvSource({
        "0,0",
        "-0,0",
        "0.000,0",
        "0e99999999999999999999,0",
        "42,42",
        "42.0,42",
        "4.2e1,42",
        "420e-1,42",
        "0.42E+2,42",
        "-42.00,-42",
        "9223372036854775807,9223372036854775807",
        "-9223372036854775808,-9223372036854775808",
        "9.223372036854775807e18,9223372036854775807",
        "100e-2,1",
        "1e18,1000000000000000000",
    })
    void readsWholeNumbersHoweverTheyAreSpelt(String number, long value) {
        assertThat(Slice.trusted(number).asLong()).isEqualTo(OptionalLong.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5",
                "42.1",
                "1e-1",
                "9223372036854775808",
                "-9223372036854775809",
                "1e19",
                "1e999999999999999999999",
                "1e-999999999999999999999",
                "12345678901234567890",
                "\"42\"",
                "true",
                "[]",
            })
    void hasNoLongForOtherValues(String json) {
        assertThat(Slice.trusted(json).asLong()).isEmpty();
    }

    @Test
    void isQuickWithALongNumberAndAHugeExponent() {
        var number = "1" + "0".repeat(1_000_000) + "e-1000000";

        assertThat(Slice.trusted(number).asLong()).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "\"\"," + "``",
                "\"plain\",plain",
                "\"\\u0061\\u0062c\",abc",
                "\"\\\"\\\\\\/\",\"\\/",
                "\"é\\u20ac𝄞\\ud834\\udd1e\",é€𝄞𝄞",
            })
    void decodesStrings(String json, String decoded) {
        assertThat(Slice.trusted(json).asString()).isEqualTo(decoded);
    }

    @Test
    void decodesControlEscapesAndLoneSurrogates() {
        assertThat(Slice.trusted("\"\\b\\f\\n\\r\\t\\ud800x\"").asString()).isEqualTo("\b\f\n\r\t\ud800x");
    }

    @Test
    void listsTheElementsOfAnArray() {
        var elements = Slice.trusted("[ 1 , [2,3] , {\"a\":[]} , \"x\" ]").asArray();

        assertThat(elements).extracting(Slice::text).containsExactly("1", "[2,3]", "{\"a\":[]}", "\"x\"");
        assertThat(Slice.trusted("[ ]").asArray()).isEmpty();
    }

    @Test
    void findsTheMembersOfAnObject() {
        var object = Slice.trusted("{ \"a\" : 1 , \"b\" : {\"c\":[2]}, \"\\u0064\":\"x\", \"é\":null }")
                .asObject();

        assertThat(object.size()).isEqualTo(4);
        assertThat(object.find("a")).isEqualTo(Slice.trusted("1"));
        assertThat(object.object("b")).isNotNull().returns(1, JsonObject::size);
        assertThat(object.string("d")).isEqualTo("x");
        assertThat(object.has("é")).isTrue();
        assertThat(object.has("e")).isFalse();
        assertThat(object.has("aa")).isFalse();
        assertThat(object.members()).extracting(JsonObject.Member::name).containsExactly("a", "b", "d", "é");
    }

    @Test
    void findsTheLastOfRepeatedMembersUnlessReadStrictly() {
        var slice = Slice.trusted("{\"a\":1,\"\\u0061\":2}");

        assertThat(slice.asObject().find("a")).isEqualTo(Slice.trusted("2"));
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(slice::asStrictObject)
                .returns(MalformedJson.Kind.DUPLICATE_NAME, MalformedJson::kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":1,\"name\":2}", "{\"name\":1,\"na\\u006de\":2}", "{\"name\":1,\"NAME\":2}",
                "{\"params\":1,\"param\u017f\":2}", "{\"kind\":1,\"\u212aind\":2}", "{\"é\":1,\"\\u00c9\":2}",
            })
    void refusesNamesThatSomeReaderTakesForTheSame(String json) {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> Slice.trusted(json).asStrictObject());
    }

    @Test
    void refusesRepeatedNamesAmongMany() {
        var names = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            names.append("\"n").append(i).append("\":0,");
        }

        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> Slice.trusted("{" + names + "\"N7\":1}").asStrictObject());
    }

    @Test
    void isEqualByBytes() {
        assertThat(Slice.trusted("[1]")).isEqualTo(Slice.trusted(" [1] ")).hasSameHashCodeAs(Slice.trusted("[1]"));
        assertThat(Slice.trusted("1")).isNotEqualTo(Slice.trusted("1.0"));
    }

    @Test
    void refusesToBeReadAsAnotherType() {
        assertThatIllegalStateException().isThrownBy(() -> Slice.trusted("1").asString());
        assertThatIllegalStateException().isThrownBy(() -> Slice.trusted("1").asObject());
        assertThatIllegalStateException().isThrownBy(() -> Slice.trusted("1").asArray());
    }

    @Test
    void shortensLongTextInLogs() {
        assertThat(Slice.trusted("\"" + "x".repeat(1000) + "\"").toString()).endsWith("… (1002 bytes)");
    }

    @Test
    void sharesTheArrayItWasScannedFrom() throws MalformedJson {
        var text = "[1]".getBytes(UTF_8);

        assertThat(Slice.of(text).asArray().getFirst().source()).isSameAs(text);
    }
}
