// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcpx.cli.process.Ports;
import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.RunningGateway;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What operators see of a gateway with one server that lives and one that never did. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManagementST {

    private final ObjectMapper json = new ObjectMapper();
    private final Fixture fixture = Fixture.start("management-fixture", "--legacy", "0");
    private final String configuration = """
            version: 1
            servers:
              alive: {url: %s}
              dead: {url: "http://127.0.0.1:%d/mcp"}
            """.formatted(fixture.url("legacy"), Ports.free());
    private final RunningGateway gateway =
            RunningGateway.start("management-gateway", configuration, "-Dmcpx.log.format=json");

    @AfterAll
    void stop() {
        gateway.close();
        fixture.close();
    }

    @Test
    void isReadyThoughAServerIsDead() {
        assertThat(look("/q/health/ready").get("status").asText()).isEqualTo("UP");
        assertThat(look("/q/health/live").get("status").asText()).isEqualTo("UP");
        assertThat(look("/q/health/started").get("status").asText()).isEqualTo("UP");
    }

    @Test
    void tellsTheStateOfEachServer() {
        await().untilAsserted(() -> {
            var servers = look("/q/health/group/servers").at("/checks/0/data");
            assertThat(servers.get("alive").asText()).startsWith("ready since");
            assertThat(servers.get("dead").asText()).startsWith("away since").contains("next attempt");
            assertThat(gateway.look("/metrics"))
                    .contains("mcpx_server_state{server=\"alive\",state=\"ready\"} 1.0")
                    .contains("mcpx_server_state{server=\"dead\",state=\"away\"} 1.0");
        });
    }

    @Test
    void measuresCallsAndRefusals() {
        var transport = HttpClientStreamableHttpTransport.builder(gateway.url(""))
                .endpoint("/mcp")
                .build();
        await().until(() -> gateway.look("/metrics").contains("server=\"alive\",state=\"ready\"} 1.0"));

        try (var client = McpClient.sync(transport).build()) {
            client.initialize();
            client.callTool(CallToolRequest.builder("alive__echo")
                    .arguments(Map.of("message", "hush"))
                    .build());
        }

        assertThat(gateway.look("/metrics"))
                .containsPattern("mcpx_calls_total\\{agent=\"anonymous\",endpoint=\"/mcp\",method=\"tools/call\","
                        + "outcome=\"ok\",server=\"alive\"\\} 1\\.0")
                .containsPattern("tool_call_duration_ms_count\\{tool_name=\"alive__echo\",error=\"false\",")
                .contains("mcp_client_operation_duration_seconds_bucket{")
                .doesNotContain("hush");
    }

    @Test
    void showsARefusedConfigurationAndGoesOn() {
        gateway.configure("version: 1\nservers: [mistaken]\n");

        await().untilAsserted(() -> {
            var files = look("/q/health/group/configuration");
            assertThat(files.get("status").asText()).isEqualTo("DOWN");
            assertThat(files.at("/checks/0/data/refused").asText()).contains("servers");
            assertThat(gateway.look("/metrics")).contains("mcpx_config_refused 1.0");
            assertThat(look("/q/health/ready").get("status").asText()).isEqualTo("UP");
        });

        gateway.configure(configuration);
        await().untilAsserted(() -> assertThat(gateway.look("/metrics")).contains("mcpx_config_refused 0.0"));
    }

    @Test
    void doesNotAdvertiseWhatItIsMadeOf() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(gateway.url("/mcp")))
                    .POST(BodyPublishers.ofString("{"))
                    .build();

            var headers = client.send(request, BodyHandlers.discarding()).headers();

            assertThat(headers.map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test
    void writesItsLogAsJson() throws IOException {
        var lines = Files.readAllLines(gateway.child().log());

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(parse(line).has("message")).isTrue());
    }

    private JsonNode look(String path) {
        return parse(gateway.look(path));
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
