// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.Slice;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT);

    @Test
    void writesEveryKindOfMessage() {
        var one = RequestId.of(1);

        assertThat(Messages.request(one, "ping"))
                .asString(UTF_8)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}");
        assertThat(Messages.request(RequestId.of("a"), "x", Slice.trusted("{\"n\":1.10}")))
                .asString(UTF_8)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"x\",\"params\":{\"n\":1.10}}");
        assertThat(Messages.notification("n", "{}".getBytes(UTF_8)))
                .asString(UTF_8)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"method\":\"n\",\"params\":{}}");
        assertThat(Messages.result(one, Slice.trusted("{}")))
                .asString(UTF_8)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    }

    @Test
    void writesErrorsWithAndWithoutIdAndData() {
        assertThat(Messages.error(RequestId.of(1), new JsonRpcError(-32602, "m", Slice.trusted("[1]"))))
                .asString(UTF_8)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32602,\"message\":\"m\",\"data\":[1]}}");
        assertThat(Messages.error(null, JsonRpcError.of(-32700, "m")))
                .asString(UTF_8)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"m\"}}");
    }

    @Test
    void changesNothingButTheId() throws MalformedMessage {
        var request = (Message.Request)
                reader.read("{ \"method\":\"x\" , \"id\" : \"old\", \"jsonrpc\":\"2.0\",\"n\": 1.10}".getBytes(UTF_8));

        assertThat(Messages.withId(request, RequestId.of(9)))
                .asString(UTF_8)
                .isEqualTo("{ \"method\":\"x\" , \"id\" : 9, \"jsonrpc\":\"2.0\",\"n\": 1.10}");
    }

    @Test
    void givesAnIdToAFailureWithoutOne() throws MalformedMessage {
        var failure = (Message.Failure)
                reader.read("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"m\"}}".getBytes(UTF_8));

        assertThat(Messages.withId(failure, RequestId.of("a")))
                .asString(UTF_8)
                .isEqualTo("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":1,\"message\":\"m\"},\"id\":\"a\"}");
    }

    @Test
    void tellsIdsApartByTypeAndExactNumber() {
        assertThat(id("\"a\"")).isEqualTo(id("\"\\u0061\"")).hasSameHashCodeAs(id("\"\\u0061\""));
        assertThat(id("\"1\"")).isNotEqualTo(id("1"));
        assertThat(id("1")).isNotEqualTo(id("1.0"));
        assertThat(id("12345678901234567890")).isNotEqualTo(id("12345678901234567891"));
        assertThat(id("12345678901234567890").toBytes()).asString(UTF_8).isEqualTo("12345678901234567890");
    }

    private static RequestId id(String json) {
        return new RequestId(Slice.trusted(json));
    }
}
