// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What Lunar MCPX lacks while it runs: servers that hang or die, files that change, memory that stays. */
@ExtendWith(SharedWorld.class)
class LunarOperationST {

    private static final int CALLS = 4_000;
    private static final int PAYLOAD = 4_096;

    private final World world;

    LunarOperationST(World world) {
        this.world = world;
    }

    @BeforeEach
    @AfterEach
    void restore() {
        world.configure(world.configuration);
        await().atMost(World.PATIENCE).until(() -> world.metric("mcpx_config_refused") == 0);
    }

    /** The world has begun, though one of its servers never says a word. */
    @Test
    void waitsForNoServer() {
        assertThat(world.isIn("ready", "hanging")).isFalse();
        try (var client = world.legacyClient("/mcp")) {
            assertThat(client.toolNames()).contains("legacy__echo").noneMatch(name -> name.startsWith("hanging__"));
            assertThat(client.call("legacy__echo", "{\"a\":1}")).contains("{\"a\":1}");
        }
    }

    @Test
    void goesOnListingAServerThatDiedAndFindsItAgain() {
        var mortal = mortal(0);
        var port = mortal.port();
        configureWith("mortal", mortal);
        try (var client = world.legacyClient("/mcp")) {
            client.call("mortal__echo", "{}");
            mortal.close();
            await().atMost(World.PATIENCE)
                    .until(() -> client.request("tools/call", ProofClient.callParams("mortal__echo", "{}"))
                            .contains("upstream_unavailable"));
            await().atMost(World.PATIENCE).until(() -> world.isIn("away", "mortal"));

            var page = client.result("tools/list", "{}");
            assertThat(client.toolNames()).contains("mortal__echo");
            assertThat(ProofClient.find(page, "_meta", "io.mcpx/partial", "stale"))
                    .contains("\"mortal\"");

            mortal = mortal(port);
            await().atMost(World.PATIENCE)
                    .until(() -> client.request("tools/call", ProofClient.callParams("mortal__echo", "{}"))
                            .contains("\"result\""));
        } finally {
            mortal.close();
        }
    }

    @Test
    void tellsOpenSessionsOfAChangedFile() {
        try (var late = mortal(0);
                var client = world.legacyClient("/mcp");
                var stream = client.listen()) {
            configureWith("late", late);

            await().atMost(World.PATIENCE)
                    .until(() -> stream.require().data().contains("notifications/tools/list_changed"));
            await().atMost(World.PATIENCE).until(() -> client.toolNames().contains("late__echo"));
        }
    }

    @Test
    void refusesABadFileAndGoesOnWithTheLastGoodOne() {
        try (var client = world.legacyClient("/mcp")) {
            world.configure(world.configuration.replace("servers: [legacy]", "servers: [no-such-server]"));
            await().atMost(World.PATIENCE).until(() -> world.metric("mcpx_config_refused") == 1);

            assertThat(world.gateway.look("/q/health/group/configuration")).contains("no-such-server", "proof-gateway");
            assertThat(client.call("legacy__echo", "{\"a\":1}")).contains("{\"a\":1}");
        }
    }

    @Test
    void measuresToolCallsByServer() {
        try (var client = world.legacyClient("/mcp")) {
            var labels = new String[] {"server=\"legacy\"", "tool_name="};
            var before = world.metric("tool_call_duration_ms_count", labels);
            client.call("legacy__echo", "{}");

            assertThat(world.metric("tool_call_duration_ms_count", labels)).isEqualTo(before + 1);
        }
    }

    /** Lunar keeps every answer until the session ends. Here a session has a bound, 4 MiB by default. */
    @Test
    void keepsOfABusySessionWhatItsBoundAllows() {
        try (var client = world.legacyClient("/mcp/server/legacy")) {
            var streaming = new HashMap<>(client.headers());
            streaming.put("Accept", "text/event-stream, application/json;q=0.5");
            call(client, streaming, CALLS / 4);
            var before = liveBytes();
            call(client, streaming, CALLS);

            assertThat(liveBytes() - before).isLessThan(8L << 20).isLessThan((long) CALLS * PAYLOAD);
        }
    }

    private void call(LegacyClient client, Map<String, String> headers, int times) {
        var params = ProofClient.callParams("echo", "{\"a\":\"" + "x".repeat(PAYLOAD) + "\"}");
        IntStream.range(0, times).forEach(number -> {
            var body = LegacyClient.message(number, "tools/call", params);
            var response = Http.send(Http.post(world.gateway.url("/mcp/server/legacy"), body, headers));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(Http.isStream(response)).isTrue();
        });
        assertThat(client.result("ping", "{}")).isNotEmpty();
    }

    private long liveBytes() {
        return Heap.liveBytes(world.gateway.child().pid());
    }

    private static ExampleServer mortal(int port) {
        return ExampleServer.start(
                ServerOptions.with(Era.LEGACY).port(port).recorded(0).build());
    }

    private void configureWith(String name, ExampleServer server) {
        world.configure(world.configuration.replace(
                "servers:\n  legacy:", "servers:\n  " + name + ": {url: \"" + server.url() + "\"}\n  legacy:"));
        world.awaitReady(name);
    }
}
