// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.Suite;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What SIGTERM does to a gateway with work under way. */
class DrainST {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Fixture fixture = Fixture.start("drain-fixture", "--modern", "0");
    private final RunningGateway gateway = RunningGateway.start("drain-gateway", """
            version: 1
            servers:
              slow: {url: %s}
              process: {command: "%s", args: [-jar, "%s", --stdio]}
            """.formatted(
                            fixture.url("modern"),
                            ProcessHandle.current().info().command().orElseThrow(),
                            Suite.examplesJar()))
            .awaitServers();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
        fixture.close();
    }

    @Test
    void answersWhatIsUnderWayEndsStreamsWithTheirResultAndLeavesNoProcess() {
        var process = ProcessHandle.of(gateway.child().pid()).orElseThrow();
        var children = process.descendants().toList();
        var stream = send("subscriptions/listen", "", "\"notifications\":{\"toolsListChanged\":true}");
        var call = send("tools/call", "slow__sleep_ms", "\"name\":\"slow__sleep_ms\",\"arguments\":{\"ms\":4000}");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.look("/metrics")).contains("mcpx_calls_active 2.0"));

        process.destroy();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(gateway.look("/q/health/ready")).contains("DOWN"));
        assertThat(send("tools/list", "", "\"x\":1").join().statusCode()).isEqualTo(503);
        assertThat(call.join().body()).contains("slept");
        assertThat(stream.join().body())
                .contains("notifications/subscriptions/acknowledged", "\"resultType\":\"complete\"");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(process.isAlive()).isFalse());
        assertThat(children).isNotEmpty();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(children).noneMatch(ProcessHandle::isAlive));
    }

    private CompletableFuture<HttpResponse<String>> send(String method, String name, String params) {
        var body = """
                {"jsonrpc":"2.0","id":"%s","method":"%s","params":{%s,"_meta":{\
                "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(method, method, params);
        var request = HttpRequest.newBuilder(URI.create(gateway.url("/mcp")))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", method)
                .POST(BodyPublishers.ofString(body));
        List.of(name).stream().filter(given -> !given.isEmpty()).forEach(given -> request.header("Mcp-Name", given));
        return client.sendAsync(request.build(), BodyHandlers.ofString());
    }
}
