// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.Node;
import io.mcpx.systemtests.harness.RunningGateway;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients by others, through the gateway: several generations, languages and transports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealClientsST {

    private static final String INSPECTOR = "@modelcontextprotocol/inspector/clients/launcher/build/index.js";

    private final ObjectMapper json = new ObjectMapper();
    private final Node node = Node.installed();
    private final Fixture fixture = Fixture.start("clients-fixture", "--dual", "0", "--legacy", "0", "--modern", "0");
    private final RunningGateway gateway = RunningGateway.start(
            "clients-gateway", """
                    version: 1
                    servers:
                      both: {url: %s}
                      old: {url: %s}
                      new: {url: %s}
                    gateways:
                      clients:
                        servers:
                          both: &tools
                            - test_simple_text
                            - test_error_handling
                            - test_tool_with_progress
                            - test_sampling
                            - test_prompt_with_arguments
                      old:
                        servers:
                          old: *tools
                      new:
                        servers:
                          new: *tools
                    """.formatted(fixture.url("dual"), fixture.url("legacy"), fixture.url("modern")));

    @BeforeAll
    void awaitServers() {
        gateway.awaitServers();
    }

    @AfterAll
    void stop() {
        gateway.close();
        fixture.close();
    }

    @ParameterizedTest
    @CsvSource({"http,/mcp/gateway/clients", "sse,/mcp/gateway/clients/sse"})
    void servesTheTypeScriptClientOfTheFirstGeneration(String transport, String path) {
        var seen = script("client-1.mjs", transport, gateway.url(path), "both__");

        assertSeen(seen, "both__");
        if (transport.equals("sse")) {
            // Over its one stream this client loses the progress that it reads together with the result.
            assertThat(List.of(0, 50, 100)).startsWith(progress(seen));
        } else {
            assertThat(progress(seen)).containsExactly(0, 50, 100);
        }
        assertThat(seen.get("sampled").asText()).contains("sampled");
    }

    @ParameterizedTest
    @CsvSource({"legacy,clients,both__", "auto,clients,both__", "legacy,old,old__", "auto,new,new__"})
    void servesTheTypeScriptClientOfTheSecondGeneration(String mode, String endpoint, String prefix) {
        var seen = script("client-2.mjs", mode, gateway.url("/mcp/gateway/" + endpoint), prefix);

        assertSeen(seen, prefix);
        assertThat(progress(seen)).containsExactly(0, 50, 100);
        assertThat(seen.get("version").asText()).isEqualTo(mode.equals("auto") ? "2026-07-28" : "2025-11-25");
    }

    /** A client of one era at a server of the other. */
    @ParameterizedTest
    @CsvSource({"legacy,new,new__", "auto,old,old__"})
    void bridgesPlainCallsAcrossEras(String mode, String endpoint, String prefix) {
        assertSeen(script("client-2.mjs", mode, gateway.url("/mcp/gateway/" + endpoint), prefix), prefix);
    }

    @Test
    void servesTheJavaClient() {
        exerciseJavaClient(HttpClientStreamableHttpTransport.builder(gateway.url(""))
                .endpoint("/mcp/gateway/clients")
                .build());
    }

    @Test
    @SuppressWarnings("deprecation") // so is the transport itself
    void servesTheJavaClientOverTheOldTransport() {
        exerciseJavaClient(HttpClientSseClientTransport.builder(gateway.url(""))
                .sseEndpoint("/mcp/gateway/clients/sse")
                .build());
    }

    @Test
    void servesTheInspector() {
        var listed = inspect("--method", "tools/list");
        var called = inspect("--method", "tools/call", "--tool-name", "both__test_simple_text");

        assertThat(listed.findValuesAsText("name")).contains("both__test_simple_text");
        assertThat(called.at("/content/0/text").asText()).contains("simple text");
    }

    private static void exerciseJavaClient(McpClientTransport transport) {
        try (McpSyncClient client = McpClient.sync(transport).build()) {
            client.initialize();

            assertThat(client.listTools().tools())
                    .extracting(Tool::name)
                    .containsExactlyInAnyOrder(
                            "both__test_simple_text",
                            "both__test_error_handling",
                            "both__test_tool_with_progress",
                            "both__test_sampling");
            var result = client.callTool(request("both__test_simple_text"));
            assertThat(result.content())
                    .first()
                    .isInstanceOfSatisfying(
                            TextContent.class, text -> assertThat(text.text()).contains("simple text"));
            assertThatThrownBy(() -> client.callTool(request("no_such_tool"))).isInstanceOf(McpError.class);
        }
    }

    private static CallToolRequest request(String tool) {
        return CallToolRequest.builder(tool).arguments(Map.of()).build();
    }

    private static void assertSeen(JsonNode seen, String prefix) {
        assertThat(seen.get("tools"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(
                        prefix + "test_simple_text",
                        prefix + "test_error_handling",
                        prefix + "test_tool_with_progress",
                        prefix + "test_sampling");
        assertThat(seen.get("text").asText()).contains("simple text");
        assertThat(seen.get("failure").asBoolean()).isTrue();
        assertThat(seen.get("resource").asText()).contains("static text");
        assertThat(seen.get("prompt").asText()).contains("arg1='one'");
        assertThat(seen.get("unknown").asInt()).isEqualTo(-32602);
    }

    private static Integer[] progress(JsonNode seen) {
        return seen.get("progress").valueStream().map(JsonNode::asInt).toArray(Integer[]::new);
    }

    private JsonNode inspect(String... options) {
        var arguments = new ArrayList<>(List.of("--cli", gateway.url("/mcp/gateway/clients"), "--transport", "http"));
        arguments.addAll(List.of(options));
        return parse(node.run(node.program(INSPECTOR), arguments.toArray(String[]::new)));
    }

    private JsonNode script(String name, String... arguments) {
        return parse(node.run(name, arguments));
    }

    private JsonNode parse(Node.Run run) {
        assertThat(run.exit()).as(run.toString()).isZero();
        try {
            return json.readTree(run.output());
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.toString(), e);
        }
    }
}
