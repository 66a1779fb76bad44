// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.MalformedMessage;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.message.ResultScan;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.record.CallRecord;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.mcpx.proxy.upstream.ResultSink;
import io.mcpx.proxy.upstream.UpstreamFailure;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.UpstreamListener;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which large results pass while they arrive, and what becomes of those that do. */
class LargeResultsTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final FakeUpstream old = new FakeUpstream("old", Revision.V2025_11_25)
            .tool("search")
            .prompt("greet")
            .resource("doc://a");
    private final FakeUpstream fresh = new FakeUpstream("fresh", Revision.V2026_07_28)
            .tool("search")
            .prompt("greet")
            .resource("doc://b");
    private final GatewayFixture gateway = new GatewayFixture(VERTX, 100, old, fresh);

    @AfterAll
    static void close() {
        VERTX.close();
    }

    @Test
    void leavesALegacyResultAsItIs() {
        old.behaving((request, listener) -> send(listener, "{ \"content\":[1.0", "] ", "}"));

        assertThat(call(gateway.legacy("tools/call", "{\"name\":\"old__search\"}")))
                .isEqualTo("{ \"content\":[1.0] } end");
        assertThat(record().outcome()).isEqualTo(Outcome.OK);
        assertThat(record().responseBytes()).isEqualTo("{ \"content\":[1.0] }".length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/call | {\"name\":\"fresh__search\"} | {\"a\":[1 | ] | {\"a\":[1],\"resultType\":\"complete\"} end",
                "prompts/get | {\"name\":\"fresh__greet\"} | {\"resultType\":\"complete\",\"a\":[1 | ] |"
                        + " {\"resultType\":\"complete\",\"a\":[1]} end",
                "tools/call | {\"name\":\"fresh__search\"} | { | ' ' | '{ \"resultType\":\"complete\"} end'"
            })
    void addsWhatAModernServerForgot(String method, String params, String begin, String rest, String expected) {
        fresh.behaving((request, listener) -> send(listener, begin, rest, "}"));

        assertThat(call(gateway.modern(method, params))).isEqualTo(expected);
    }

    @Test
    void addsTheTimeToLiveOfAResource() {
        fresh.behaving((request, listener) -> send(listener, "{\"contents\":[", "],\"ttlMs\":7", "}"));

        assertThat(call(gateway.modern("resources/read", "{\"uri\":\"doc://b\"}")))
                .isEqualTo("{\"contents\":[],\"ttlMs\":7,\"resultType\":\"complete\",\"cacheScope\":\"private\"} end");
    }

    @Test
    void recordsHowItEnded() {
        old.behaving((request, listener) -> send(listener, "{\"content\":[", "],\"isError\":true", "}"));

        call(gateway.legacy("tools/call", "{\"name\":\"old__search\"}"));

        assertThat(record().outcome()).isEqualTo(Outcome.TOOL_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestState", "taskId", "task", "inputRequests"})
    void holdsWholeWhatMayHaveToBeSealed(String member) {
        old.behaving((request, listener) -> send(listener, "{\"" + member + "\":{},\"content\":[", "]", "}"));

        var reply = gateway.legacy("tools/call", "{\"name\":\"old__search\"}");

        assertThat(reply.parts).isEmpty();
        assertThat(reply.result).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"requestState", "taskId", "task", "inputRequests"})
    void breaksOffAtWhatWouldHaveToBeSealed(String member) {
        old.behaving((request, listener) -> send(listener, "{\"content\":[", "],\"" + member + "\":\"secret\"", "}"));

        var reply = gateway.legacy("tools/call", "{\"name\":\"old__search\"}");

        assertThat(reply.parts).hasToString("{\"content\":[");
        assertThat(reply.failure().message()).contains("broke the protocol");
        assertThat(record().outcome()).isEqualTo(Outcome.UPSTREAM_FAILED);
    }

    @Test
    void recordsAServerThatBreaksOff() {
        old.behaving((request, listener) -> {
            send(listener, "{\"content\":[", "1,", "");
            listener.onFailure(new UpstreamFailure(Kind.UNAVAILABLE, "gone"));
        });

        var reply = gateway.legacy("tools/call", "{\"name\":\"old__search\"}");

        assertThat(reply.parts).hasToString("{\"content\":[1,");
        assertThat(reply.failure().message()).contains("is not available");
        assertThat(gateway.records).extracting(CallRecord::outcome).containsExactly(Outcome.UPSTREAM_FAILED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tools/call | {\"name\":\"old__search\"}",
                "completion/complete | {\"ref\":{\"type\":\"ref/prompt\",\"name\":\"fresh__greet\"},"
                        + "\"argument\":{\"name\":\"a\",\"value\":\"b\"}}"
            })
    void holdsWholeWhatIsBridgedOrNotKnownToStayAsItIs(String method, String params) {
        old.behaving((request, listener) -> send(listener, "{\"content\":[", "]", "}"));
        fresh.behaving((request, listener) -> send(listener, "{\"content\":[", "]", "}"));

        var reply = gateway.modern(method, params);

        assertThat(reply.parts).isEmpty();
        assertThat(reply.result).isNotNull();
    }

    @Test
    void pausesTheServerWhileTheClientIsFull() {
        var listeners = new ArrayList<UpstreamListener>();
        old.behaving((request, listener) -> listeners.add(listener));
        var reply = gateway.legacy("tools/call", "{\"name\":\"old__search\"}");
        reply.full = true;

        send(listeners.getFirst(), "{\"content\":[", "", "");

        assertThat(old.paused).isPositive();
    }

    private static String call(RecordedReply reply) {
        return reply.parts.toString();
    }

    private CallRecord record() {
        return gateway.records.getLast();
    }

    /** What a server's side does: offers the beginning, then sends the rest in parts, or all of it whole. */
    private static void send(UpstreamListener listener, String begin, String rest, String end) {
        try {
            var scan = new ResultScan(RequestId.of(1), 100);
            feed(scan, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + begin);
            var sink = listener.onLargeResult(scan.members());
            if (sink == null) {
                listener.onResult(Slice.trusted(begin + rest + end));
            } else {
                pass(sink, scan, begin, rest, end);
            }
        } catch (MalformedMessage e) {
            throw new AssertionError(e);
        }
    }

    private static void pass(ResultSink sink, ResultScan scan, String begin, String rest, String end)
            throws MalformedMessage {
        for (var part : List.of(begin, rest)) {
            if (!part.equals(begin)) {
                feed(scan, part);
            }
            var bytes = part.getBytes(UTF_8);
            sink.part(bytes, 0, bytes.length, scan.members());
        }
        if (!end.isEmpty()) {
            feed(scan, end);
            sink.end(scan.members());
        }
    }

    private static void feed(ResultScan scan, String text) throws MalformedMessage {
        var bytes = text.getBytes(UTF_8);
        scan.feed(bytes, 0, bytes.length);
    }
}
