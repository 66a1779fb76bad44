// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.call.Inbound;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final Slice DONE = Slice.trusted("{\"content\":[]}");

    private final TestServer server = TestServer.start(Map.of(
            "mcpx.http.max-requests", "3",
            "mcpx.http.max-per-caller", "2",
            "mcpx.http.max-streams", "1",
            "mcpx.session.max", "3",
            "mcpx.session.max-per-caller", "2",
            "mcpx.session.max-requests", "1"));
    private final BlockingQueue<Inbound> calls = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void refusesMoreRequestsOfOneCallerThanItMayHaveOpen() throws InterruptedException {
        server.gateway.tool("slow", calls::add);
        try (var first = slow();
                var second = slow()) {
            calls.take();
            var last = calls.take();

            var refused = tag("red").post(McpClient.modernCall(1, "slow"));
            assertOverloaded(refused, 429);

            assertThat(tag("blue").at("/mcp/other").post("{}").statusCode()).isEqualTo(404);
            last.reply().result(DONE);
            await().untilAsserted(() -> assertThat(server.exchanges.count()).isEqualTo(1));
            assertThat(tag("red").at("/mcp").post("{").statusCode()).isEqualTo(400);
            assertThat(first).isNotEqualTo(second);
        }
    }

    @Test
    void refusesMoreSessionsOfOneCallerThanItMayHave() {
        labelled("red").session("2025-11-25");
        var second = labelled("red").session("2025-11-25");

        assertOverloaded(labelled("red").post(McpClient.initialize("2025-11-25")), 429);
        labelled("blue").session("2025-11-25");
        assertOverloaded(labelled("green").post(McpClient.initialize("2025-11-25")), 429);

        second.send("DELETE", "");
        assertThat(labelled("red").post(McpClient.initialize("2025-11-25")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesMoreListeningStreamsThanMayBeOpen() {
        var client = server.client().session("2025-06-18");
        try (var events = client.streamGet()) {
            assertThat(events.response().statusCode()).isEqualTo(200);

            assertOverloaded(client.send("GET", ""), 503);
            assertOverloaded(server.client().at("/sse").send("GET", ""), 503);
        }
        await().untilAsserted(() -> assertThat(server.exchanges.count()).isZero());
        try (var events = client.streamGet()) {
            assertThat(events.response().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesMoreRequestsInOneSessionThanItMayHave() throws InterruptedException {
        server.gateway.tool("slow", calls::add);
        var client = server.client().session("2025-06-18");
        var raw = client.rawPost(McpClient.call(1, "slow"));
        try (var connection = new RawHttp(server.port()).send(raw)) {
            calls.take();

            assertThat(client.post(McpClient.call(2, "slow")).body()).contains("\"id\":2", "-32600");
            assertThat(connection).isNotNull();
        }
    }

    private RawHttp slow() {
        return new RawHttp(server.port()).send(tag("red").rawPost(McpClient.modernCall(1, "slow")));
    }

    private McpClient tag(String tag) {
        return labelled(tag).modern("tools/call", "slow");
    }

    private McpClient labelled(String tag) {
        return server.client().with("x-lunar-consumer-tag", tag);
    }

    private static void assertOverloaded(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("\"error\"");
    }
}
