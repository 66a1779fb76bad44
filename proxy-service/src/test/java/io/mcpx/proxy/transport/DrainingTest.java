// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Messages;
import io.mcpx.proxy.call.Inbound;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DrainingTest {

    private static final Slice DONE = Slice.trusted("{\"content\":[]}");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TestServer server = TestServer.start();
    private final CompletableFuture<Inbound> calls = new CompletableFuture<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusesNewWorkAndFinishesWhatIsUnderWay() {
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });
        var client = server.client().session("2025-06-18");

        try (var events = client.streamPost(McpClient.call(1, "slow"))) {
            events.next();
            var drained = server.draining.drain(LONG);
            assertThat(server.draining.hasBegun()).isTrue();
            assertRefused(client.post("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}"));
            assertRefused(server.client().post(McpClient.initialize("2025-11-25")));
            assertRefused(server.client().modern("tools/call", "slow").post(McpClient.modernCall(1, "slow")));
            assertRefused(client.send("GET", ""));
            assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":9,\"result\":{}}")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(drained.isComplete()).isFalse();

            calls.join().reply().result(DONE);

            assertThat(events.nextData()).contains("\"result\"");
            await().until(drained::isComplete);
        }
    }

    @Test
    void waitsNoLongerThanItMay() {
        server.gateway.tool("slow", call -> {
            call.reply().send(Messages.notification("notifications/progress"));
            calls.complete(call);
        });

        try (var events = server.client().session("2025-11-25").streamPost(McpClient.call(1, "slow"))) {
            events.next();
            events.next();

            var drained = server.draining.drain(Duration.ofMillis(50));

            assertThat(events.rest()).isEmpty();
            assertThat(events.retryMillis()).isEqualTo(1000);
            await().until(drained::isComplete);
        }
    }

    @Test
    void endsListeningStreamsTheWayOfTheirRevision() {
        var ended = new CopyOnWriteArrayList<String>();
        server.draining.whenStreamsEnd(() -> ended.add("listen"));
        var client = server.client().session("2025-11-25");
        try (var listening = client.streamGet();
                var sse = server.client().at("/sse").streamGet()) {
            listening.next();
            sse.next();

            await().until(server.draining.drain(LONG)::isComplete);

            assertThat(listening.rest()).isEmpty();
            assertThat(sse.rest()).isEmpty();
        }
        assertThat(ended).isEqualTo(List.of("listen"));
    }

    private static void assertRefused(java.net.http.HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }
}
