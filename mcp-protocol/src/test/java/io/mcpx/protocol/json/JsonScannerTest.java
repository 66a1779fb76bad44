// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.management.ThreadMXBean;
import io.mcpx.protocol.json.MalformedJson.Kind;
import java.lang.management.ManagementFactory;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {

    private static final JsonLimits LIMITS = JsonLimits.DEFAULT;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "10",
                "-1.5",
                "1e5",
                "1E+5",
                "0.0e-0",
                "123456789012345678901234567890.123456789",
                "\"\"",
                "\"a\"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\"",
                "\"\\ud800\"",
                "\"\u007f\"",
                "\"é€𝄞\"",
                "true",
                "false",
                "null",
                "{}",
                "[]",
                "[[],{}]",
                "{\"a\":{\"a\":1},\"b\":[1,2]}",
                "{\"\":0}",
            })
    void acceptsJson(String json) throws MalformedJson {
        assertThat(scan(json).text()).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "01",
                "-",
                "+1",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "-Infinity",
                "tru",
                "True",
                "nul",
                "nullx",
                "\"",
                "\"a",
                "'a'",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"\t\"",
                "\"\n\"",
                "\"\u0000\"",
                "{",
                "}",
                "{a:1}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{1:2}",
                "{\"a\":1",
                "[",
                "]",
                "[1,]",
                "[,1]",
                "[1 2]",
                "[1}",
                "{\"a\":1]",
                "1 2",
                "{} {}",
                "//c\n1",
                "/**/1",
                "1,",
                "\u00a01",
            })
    void refusesWhatIsNotJson(String text) {
        assertThat(refusal(text.getBytes(UTF_8)).kind()).isEqualTo(Kind.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "22 80 22",
                "22 C0 80 22",
                "22 C1 BF 22",
                "22 C3 22",
                "22 E0 80 80 22",
                "22 E0 9F BF 22",
                "22 E2 82 22",
                "22 ED A0 80 22",
                "22 ED BF BF 22",
                "22 F0 80 80 80 22",
                "22 F0 8F BF BF 22",
                "22 F4 90 80 80 22",
                "22 F5 80 80 80 22",
                "22 F8 88 80 80 80 22",
                "22 FE 22",
                "22 FF 22",
                "22 C3",
                "22 E2 82",
                "22 F0 9D 84",
            })
    void refusesWhatIsNotUtf8(String hex) {
        var text = HexFormat.ofDelimiter(" ").parseHex(hex);

        assertThat(refusal(text).kind()).isEqualTo(Kind.ENCODING);
    }

    @Test
    void refusesAByteOrderMark() {
        assertThat(refusal("\uFEFF{}".getBytes(UTF_8)))
                .returns(Kind.ENCODING, MalformedJson::kind)
                .returns("byte order mark (expected: a JSON value) at byte 0", MalformedJson::clientMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\" 1}|' '|5|'1' (expected: ':') at byte 5",
                "[1 2]|-|3|'2' (expected: ',' or ']') at byte 3",
                "{\"a\":1|-|6|end of the text (expected: ',' or '}') at byte 6",
                "[é]|-|1|byte 0xc3 (expected: a JSON value) at byte 1",
            })
    void saysWhereItIsWrongAndWhatWasExpected(String text, String unused, int offset, String message) {
        assertThat(refusal(text.getBytes(UTF_8)))
                .returns(offset, MalformedJson::offset)
                .returns(message, MalformedJson::clientMessage);
    }

    @Test
    void findsTheOnlyBadByteWhereverItStandsInALongString() {
        for (int at = 1; at < 100; at++) {
            var text = ("\"" + "x".repeat(100) + "\"").getBytes(UTF_8);
            text[at] = 7;

            assertThat(refusal(text).offset()).isEqualTo(at);
        }
    }

    @Test
    void leavesOutTheWhitespaceAroundTheValue() throws MalformedJson {
        var slice = scan(" \r\n\t{\"a\" : 1 } \n");

        assertThat(slice.text()).isEqualTo("{\"a\" : 1 }");
        assertThat(slice.from()).isEqualTo(4);
    }

    @Test
    void countsLevelsOfObjectsAndArrays() throws MalformedJson {
        var limits = new JsonLimits(1000, 3);

        assertThat(JsonScanner.scan("[{\"a\":[1]}]".getBytes(UTF_8), limits).isArray())
                .isTrue();
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> JsonScanner.scan("[{\"a\":[[]]}]".getBytes(UTF_8), limits))
                .returns(Kind.LIMIT, MalformedJson::kind);
    }

    @Test
    void closedLevelsDoNotCount() throws MalformedJson {
        var siblings = "[" + "[],".repeat(500) + "[]]";

        assertThat(JsonScanner.scan(siblings.getBytes(UTF_8), new JsonLimits(10_000, 2))
                        .asArray())
                .hasSize(501);
    }

    @Test
    void refusesATextThatIsTooLong() {
        assertThatExceptionOfType(MalformedJson.class)
                .isThrownBy(() -> JsonScanner.scan("[1,2]".getBytes(UTF_8), new JsonLimits(4, 3)))
                .returns(Kind.LIMIT, MalformedJson::kind);
    }

    @Test
    void allocatesNothingThatGrowsWithTheText() throws MalformedJson {
        var text = ("[" + "{\"a\":[1,\"x\\u0061é\",null]},".repeat(10_000) + "0]").getBytes(UTF_8);

        assertThat(bytesAllocatedFor(text)).isLessThan(2_000);
    }

    private static long bytesAllocatedFor(byte[] text) throws MalformedJson {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        JsonScanner.scan(text, LIMITS);
        long before = threads.getCurrentThreadAllocatedBytes();
        JsonScanner.scan(text, LIMITS);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Slice scan(String json) throws MalformedJson {
        return JsonScanner.scan(json.getBytes(UTF_8), LIMITS);
    }

    private static MalformedJson refusal(byte[] text) {
        try {
            JsonScanner.scan(text, LIMITS);
        } catch (MalformedJson e) {
            return e;
        }
        throw new AssertionError("accepted: " + new String(text, UTF_8));
    }
}
