// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.json.JsonLimits;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

    private final MessageReader reader = new MessageReader(JsonLimits.DEFAULT);

    @Test
    void readsARequest() throws MalformedMessage {
        var text =
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"_meta\":{\"k\":1}},\"extra\":[]}";

        assertThat(read(text)).isInstanceOfSatisfying(Message.Request.class, request -> {
            assertThat(request.id()).isEqualTo(RequestId.of(7));
            assertThat(request.method()).isEqualTo("tools/call");
            assertThat(request.params().string("name")).isEqualTo("x");
            assertThat(request.meta()).isNotNull().returns(true, meta -> meta.has("k"));
            assertThat(request.hasParams()).isTrue();
            assertThat(request.slice().text()).isEqualTo(text);
        });
    }

    @Test
    void readsARequestWithoutParams() throws MalformedMessage {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"ping\"}"))
                .isInstanceOfSatisfying(Message.Request.class, request -> {
                    assertThat(request.hasParams()).isFalse();
                    assertThat(request.params()).isSameAs(JsonObject.EMPTY);
                    assertThat(request.meta()).isNull();
                });
    }

    @Test
    void readsANotificationAResultAndAFailure() throws MalformedMessage {
        assertThat(read("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}"))
                .isInstanceOf(Message.Notification.class);
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":1.0}}"))
                .isInstanceOfSatisfying(
                        Message.Result.class,
                        result -> assertThat(result.result()).isEqualTo(Slice.trusted("{\"a\":1.0}")));
        assertThat(read("{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32700,\"message\":\"m\",\"data\":[]}}"))
                .isInstanceOfSatisfying(Message.Failure.class, failure -> {
                    assertThat(failure.id()).isNull();
                    assertThat(failure.error().code()).isEqualTo(-32700);
                    assertThat(failure.error().data()).isEqualTo(Slice.trusted("[]"));
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "\"x\"",
                "null",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"x\"}",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"x\"}",
                "{\"id\":1,\"method\":\"x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":[]}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{},\"error\":{\"code\":1,\"message\":\"m\"}}",
                "{\"jsonrpc\":\"2.0\",\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":null}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"message\":\"m\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1.5,\"message\":\"m\"}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":99999999999,\"message\":\"m\"}}",
                "{\"jsonrpc\":\"2.0\",\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"Method\":\"y\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"name\":1,\"na\\u006de\":2}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"p\\u0061rams\":{\"name\":1,\"name\":2}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"_meta\":{\"a\":1,\"a\":2}}}",
            })
    void refusesWhatIsNoMessage(String text) {
        assertThat(refusal(text).error().code()).isEqualTo(ErrorCodes.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"ID\":1,\"method\":\"x\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"Params\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"param\u017f\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"\\u0050arams\":{}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"_META\":{}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"Arguments\":{}}}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"resources/read\",\"params\":{\"URI\":\"x\"}}",
            })
    void refusesMembersThatOnlySomeReadersSee(String text) {
        assertThat(refusal(text).error().message()).contains("spelt in another case");
    }

    @Test
    void leavesTheSpellingOfOtherMembersAlone() throws MalformedMessage {
        assertThat(
                        read(
                                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"Name\":1,\"Arguments\":{}},\"ids\":1}"))
                .isInstanceOf(Message.Request.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}x", "\uFEFF{}", "{\"jsonrpc\":\"2.0\",\"id\":01,\"method\":\"x\"}"})
    void refusesWhatCannotBeParsed(String text) {
        assertThat(refusal(text))
                .returns(ErrorCodes.PARSE_ERROR, e -> e.error().code())
                .returns(null, MalformedMessage::id);
    }

    @Test
    void refusesIdsAndMethodsBeyondTheirBounds() {
        assertThat(refusal("{\"jsonrpc\":\"2.0\",\"id\":\"" + "i".repeat(4096) + "\",\"method\":\"x\"}"))
                .returns(null, MalformedMessage::id)
                .returns(ErrorCodes.INVALID_REQUEST, e -> e.error().code());
        assertThat(refusal("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + "m".repeat(1024) + "\"}"))
                .returns(RequestId.of(1), MalformedMessage::id);
    }

    @Test
    void refusesWhatIsTooDeepOrTooLongAsAnInvalidRequest() {
        var tight = new MessageReader(new JsonLimits(60, 2));

        for (var text : List.of(
                "{\"jsonrpc\":\"2.0\",\"method\":\"x\",\"params\":{\"a\":[]}}",
                "{\"jsonrpc\":\"2.0\",\"method\":\"x\"" + " ".repeat(60) + "}")) {
            assertThatExceptionOfType(MalformedMessage.class)
                    .isThrownBy(() -> tight.read(text.getBytes(UTF_8)))
                    .returns(ErrorCodes.INVALID_REQUEST, e -> e.error().code());
        }
    }

    @Test
    void keepsRepeatedNamesWhereNobodyDecidesByThem() throws MalformedMessage {
        var text = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"arguments\":{\"a\":1,\"a\":2}}}";

        assertThat(read(text)).isInstanceOf(Message.Request.class);
    }

    @Test
    void namesTheIdOfARefusedMessageWhenItIsReadable() {
        assertThat(refusal("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":5}").id())
                .isEqualTo(RequestId.of("a"));
        assertThat(refusal("{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":5}").id()).isNull();
    }

    @Test
    void readsABatch() throws MalformedMessage {
        var batch = "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}, {\"jsonrpc\":\"2.0\",\"method\":\"b\"}]";

        assertThat(reader.readBatch(batch.getBytes(UTF_8)))
                .hasExactlyElementsOfTypes(Message.Request.class, Message.Notification.class);
        assertThat(reader.readBatch("{\"jsonrpc\":\"2.0\",\"method\":\"b\"}".getBytes(UTF_8)))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[]", "[1]", "[[]]", "[{\"jsonrpc\":\"2.0\",\"method\":\"b\",\"params\":{\"a\":1,\"a\":2}}]"})
    void refusesABatchThatHoldsAnythingElse(String batch) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> reader.readBatch(batch.getBytes(UTF_8)))
                .returns(ErrorCodes.INVALID_REQUEST, e -> e.error().code());
    }

    private Message read(String text) throws MalformedMessage {
        return reader.read(text.getBytes(UTF_8));
    }

    private MalformedMessage refusal(String text) {
        try {
            throw new AssertionError("accepted: " + read(text));
        } catch (MalformedMessage e) {
            return e;
        }
    }
}
