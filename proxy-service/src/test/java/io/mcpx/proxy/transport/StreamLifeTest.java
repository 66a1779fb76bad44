// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.proxy.call.Inbound;
import io.mcpx.proxy.session.Reply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Time, silence and slowness on the wire. */
class StreamLifeTest {

    private static final Slice DONE = Slice.trusted("{\"content\":[]}");
    private static final byte[] LARGE = Messages.notification("notifications/" + "x".repeat(100_000));

    private final TestServer server = TestServer.start(Map.of(
            "mcpx.http.keep-alive", "50ms",
            "mcpx.http.stream-after", "50ms",
            "mcpx.http.body-timeout", "200ms",
            "mcpx.http.stall-timeout", "500ms",
            "mcpx.http.max-backlog", "1M"));
    private final CompletableFuture<Inbound> calls = new CompletableFuture<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void turnsALongWaitIntoAStreamWithComments() {
        server.gateway.tool("long", calls::complete);

        try (var connection = connection(modernCall("long", "application/json, text/event-stream"))) {
            assertThat(connection.line()).isEqualTo("HTTP/1.1 200 OK");
            awaitLine(connection, ": keep-alive");
            calls.join().reply().result(DONE);
            awaitLine(connection, "data: {\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[]}}");
        }
    }

    @Test
    void keepsListeningStreamsAlive() {
        var client = server.client().session("2025-06-18");

        try (var events = client.streamGet()) {
            await().untilAsserted(() -> assertThat(events.comments()).isGreaterThan(1));
        }
    }

    @Test
    void leavesAClientThatReadsJsonOnlyWaiting() {
        server.gateway.tool("long", call -> server.later(() -> call.reply().result(DONE)));

        var response = server.client()
                .with("Accept", "application/json")
                .modern("tools/call", "long")
                .post(McpClient.modernCall(1, "long"));

        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    }

    @Test
    void primesALegacyStreamThatBeganByWaiting() {
        server.gateway.tool("long", calls::complete);
        var client = server.client().session("2025-11-25");

        try (var events = client.streamPost(McpClient.call(1, "long"))) {
            assertThat(events.next().id()).isEqualTo("r1.0");
            calls.join().reply().result(DONE);
            assertThat(events.nextData()).contains("\"result\"");
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void refusesABodyThatDoesNotArriveInTime() {
        try (var connection = new RawHttp(server.port())) {
            connection.send("POST /mcp HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 100\r\n\r\n{");

            assertThat(connection.receive().status()).isEqualTo(408);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void tellsWhenASlowReaderIsFullAndWhenItHasDrained() {
        server.gateway.tool("flood", calls::complete);
        try (var connection = connection(modernCall("flood", "text/event-stream"))) {
            var reply = calls.join().reply();
            var drained = new AtomicBoolean();

            fill(reply);
            reply.onDrain(() -> drained.set(true));
            assertThat(drained).isFalse();

            awaitLine(connection, "HTTP/1.1 200 OK");
            connection.read(2 << 20);
            await().untilTrue(drained);
        }
    }

    @Test
    void disconnectsAReaderWithTooMuchWaitingForIt() {
        var cancelled = new AtomicBoolean();
        server.gateway.tool("flood", calls::complete);
        try (var connection = connection(modernCall("flood", "text/event-stream"))) {
            var reply = calls.join().reply();
            reply.onCancel(() -> cancelled.set(true));

            await().until(() -> {
                reply.send(LARGE);
                return cancelled.get();
            });
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void disconnectsAReaderThatReadsNothingForTooLong() {
        var cancelled = new AtomicBoolean();
        server.gateway.tool("flood", calls::complete);
        try (var connection = connection(modernCall("flood", "text/event-stream"))) {
            var reply = calls.join().reply();
            reply.onCancel(() -> cancelled.set(true));

            fill(reply);

            await().untilTrue(cancelled);
            assertThat(connection.isClosedByServer()).isTrue();
        }
    }

    @Test
    void freesWhoeverWaitsForAReaderThatIsGone() {
        var drained = new AtomicBoolean();
        server.gateway.tool("flood", calls::complete);
        try (var connection = connection(modernCall("flood", "text/event-stream"))) {
            fill(calls.join().reply());
            calls.join().reply().onDrain(() -> drained.set(true));
            assertThat(connection).isNotNull();
        }

        await().untilTrue(drained);
    }

    /** Sends until neither the client nor the system's buffers take any more. */
    private static void fill(Reply reply) {
        await().pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .during(Duration.ofMillis(100))
                .until(() -> {
                    if (reply.isFull()) {
                        return true;
                    }
                    reply.send(LARGE);
                    return false;
                });
    }

    private RawHttp connection(String request) {
        return new RawHttp(server.port()).send(request);
    }

    private static void awaitLine(RawHttp connection, String expected) {
        for (var line = connection.line(); !line.equals(expected); line = connection.line()) {}
    }

    private static String modernCall(String tool, String accept) {
        var body = McpClient.modernCall(1, tool);
        return """
                POST /mcp HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Accept: %s\r
                MCP-Protocol-Version: 2026-07-28\r
                Mcp-Method: tools/call\r
                Mcp-Name: %s\r
                Content-Length: %d\r
                \r
                %s""".formatted(accept, tool, body.length(), body);
    }
}
