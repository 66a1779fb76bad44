// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {

    @Test
    void writesValuesWithCommasAndColons() {
        var text = new JsonWriter()
                .beginObject()
                .name("s")
                .string("x")
                .name("n")
                .number(-5)
                .name("b")
                .bool(true)
                .name("z")
                .nul()
                .name("a")
                .beginArray()
                .number(1)
                .beginArray()
                .endArray()
                .beginObject()
                .endObject()
                .raw(Slice.trusted("1.10"))
                .endArray()
                .name("r")
                .raw("[ ]".getBytes(UTF_8))
                .endObject()
                .toBytes();

        assertThat(text)
                .asString(UTF_8)
                .isEqualTo("{\"s\":\"x\",\"n\":-5,\"b\":true,\"z\":null,\"a\":[1,[],{},1.10],\"r\":[ ]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"\\/\b\f\n\r\t\u0000\u001f\u007f",
                "é€𝄞",
                "\ud800",
                "a\udc00b",
                "\udc00\ud800",
                "𝄞\ud834"
            })
    void quotesWhatReadsBackTheSame(String value) {
        assertThat(Slice.trusted(JsonWriter.quote(value)).asString()).isEqualTo(value);
    }

    @Test
    void refusesToHandOutAnUnfinishedText() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new JsonWriter().beginObject().toBytes());
    }
}
