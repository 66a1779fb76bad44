// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.auth.Requirement;
import io.mcpx.systemtests.harness.Administrator;
import io.mcpx.systemtests.harness.ControlledGateway;
import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.Node;
import io.mcpx.systemtests.harness.StandInVault;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What companies want such a gateway for, administered by the control plane and seen by clients of others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WalkthroughST {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ENGINEERING = "key-of-the-engineering-agent";
    private static final String CUSTOMER_SUCCESS = "key-of-the-customer-success-agent";
    private static final String AUDITOR = "key-of-the-auditor";
    private static final String SANDBOX = "key-of-a-sandbox";
    private static final String TRAVELLER = "key-of-the-travelling-agent";
    private static final String MAPS = "planted-key-of-the-maps-server";

    private final Node node = Node.installed();
    private final Fixture fixture =
            Fixture.start("walkthrough-servers", "--legacy", "0", "--modern", "0", "--dual", "0");
    private final StandInVault vault;
    private final ExampleServer maps = ExampleServer.start(ServerOptions.with(Era.DUAL)
            .credential(new Requirement.Header("X-Maps-Key", MAPS))
            .recorded(100)
            .build());
    private final ControlledGateway gateway;
    private final Administrator administrator;

    WalkthroughST() throws IOException {
        vault = StandInVault.start();
        vault.put("mcpx/maps", Map.of("key", MAPS));
        gateway = ControlledGateway.start(
                "walkthrough",
                "-Dmcpx.vault.url=" + vault.url(),
                "-Dquarkus.vault.authentication.app-role.role-id=" + StandInVault.ROLE_ID,
                "-Dquarkus.vault.authentication.app-role.secret-id=" + StandInVault.SECRET_ID);
        administrator = gateway.administrator();
    }

    @BeforeAll
    void twoTeamsThreeServers() {
        administrator.make("/servers/postgres", server("legacy"));
        administrator.make("/servers/github", server("modern"));
        administrator.make("/servers/slack", server("dual"));
        administrator.make("/tool-groups/Engineering", "{\"servers\": {\"postgres\": \"*\", \"github\": \"*\"}}");
        administrator.make("/tool-groups/Customer%20Success", "{\"servers\": {\"slack\": \"*\"}}");
        administrator.make("/agents/eng-agent", agent(ENGINEERING, "\"groups\": [\"Engineering\"]"));
        administrator.make("/agents/cs-agent", agent(CUSTOMER_SUCCESS, "\"groups\": [\"Customer Success\"]"));
        administrator.make("/agents/auditor", agent(AUDITOR, ""));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(serversSeenBy(AUDITOR)).contains("github", "postgres", "slack"));
    }

    @AfterAll
    void stop() {
        administrator.close();
        gateway.close();
        fixture.close();
        maps.close();
        vault.close();
    }

    @Test
    void teamsSeeTheirOwnServersAndAnOverseerSeesAll() {
        assertThat(serversSeenBy(ENGINEERING)).containsExactly("github", "postgres");
        assertThat(serversSeenBy(CUSTOMER_SUCCESS)).containsExactly("slack");
        assertThat(serversSeenBy(AUDITOR)).contains("github", "postgres", "slack");

        var engineer = typeScript("/mcp", ENGINEERING, "github__echo", "slack__echo", "no_such__echo");
        assertThat(engineer.at("/answers/github__echo/text").asText()).contains("hello");
        assertThat(engineer.at("/answers/slack__echo/code").asInt())
                .isNegative()
                .isEqualTo(engineer.at("/answers/no_such__echo/code").asInt());
        assertThat(engineer.at("/answers/slack__echo/message").asText().replace("slack", "no_such"))
                .isEqualTo(engineer.at("/answers/no_such__echo/message").asText());
        assertThat(typeScript("/mcp", CUSTOMER_SUCCESS, "slack__echo")
                        .at("/answers/slack__echo/text")
                        .asText())
                .contains("hello");
        assertThat(typeScript("/mcp", "a-key-nobody-has").has("refused")).isTrue();
    }

    @Test
    void destructiveToolsAreGoneAndDescriptionsAreRewritten() {
        var before = typeScript("/mcp/server/github", ENGINEERING, "big_result");
        assertThat(names(before)).contains("echo", "big_result", "sleep_ms");

        administrator.change("/servers/github", """
                {"disabledTools": ["big_result", "sleep_ms"],
                 "tools": {"echo": {"description": {"rewrite": "Says it again."}}}}""");

        await().atMost(SOON).untilAsserted(() -> {
            var after = typeScript("/mcp/server/github", ENGINEERING, "big_result", "echo");
            var expected = new TreeSet<>(names(before));
            expected.removeAll(Set.of("big_result", "sleep_ms"));
            assertThat(names(after)).isEqualTo(expected);
            assertThat(after.at("/tools/echo").asText()).isEqualTo("Says it again.");
            expected.remove("echo");
            assertThat(expected)
                    .allSatisfy(tool -> assertThat(after.path("tools").path(tool))
                            .isEqualTo(before.path("tools").path(tool)));
            assertThat(after.at("/answers/big_result/code").asInt()).isNegative();
            assertThat(after.at("/answers/echo/text").asText()).contains("hello");
        });
        administrator.change("/servers/github", "{\"disabledTools\": null, \"tools\": null}");
    }

    @Test
    void aFreshSandboxGetsEverythingBackByOneLineAndNothingElse() {
        administrator.make("/tool-groups/Sandbox", """
                {"servers": {"postgres": ["echo", "whoami"], "github": ["echo"]}}""");
        administrator.make("/gateways/sandbox", "{\"servers\": [\"postgres\", \"github\"], \"groups\": [\"Sandbox\"]}");
        administrator.make("/gateways/production", "{\"servers\": [\"postgres\", \"github\", \"slack\"]}");
        administrator.make("/agents/sandbox", agent(SANDBOX, "\"groups\": [\"Sandbox\"], \"gateways\": [\"sandbox\"]"));
        var all = List.of("github__echo", "postgres__echo", "postgres__whoami");

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(names(typeScript("/mcp/gateway/sandbox", SANDBOX)))
                        .containsExactlyElementsOf(all));
        var again = typeScript("/mcp/gateway/sandbox", SANDBOX, "postgres__echo", "postgres__sleep_ms");

        assertThat(names(again)).containsExactlyElementsOf(all);
        assertThat(again.at("/answers/postgres__echo/text").asText()).contains("hello");
        assertThat(again.at("/answers/postgres__sleep_ms/code").asInt()).isNegative();
        assertThat(toolsOfTheJavaClient("/mcp/gateway/sandbox", SANDBOX)).containsExactlyInAnyOrderElementsOf(all);
        for (var other : List.of("/mcp", "/mcp/gateway/production", "/mcp/server/slack")) {
            assertThat(typeScript(other, SANDBOX).path("refused").asText())
                    .as(other)
                    .isEqualTo("403");
        }
        assertThat(names(typeScript("/mcp/gateway/production", AUDITOR))).contains("slack__echo");
    }

    @Test
    void aSecretStaysInTheVaultWhoeverCalls() throws IOException {
        administrator.make("/credentials/maps", """
                {"type": "apiKey", "header": "X-Maps-Key", "value": "${vault:secret/mcpx/maps#key}"}""");
        administrator.make("/servers/maps", "{\"url\": \"" + maps.url() + "\", \"credential\": \"maps\"}");
        administrator.make("/tool-groups/Travel", "{\"servers\": {\"maps\": \"*\"}}");
        administrator.make("/agents/travel-agent", agent(TRAVELLER, "\"groups\": [\"Travel\"]"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(typeScript("/mcp", TRAVELLER, "maps__echo")
                                .at("/answers/maps__echo/text")
                                .asText())
                        .contains("hello"));

        assertThat(maps.recorder().requests())
                .anySatisfy(request -> assertThat(request.headers().toString()).contains(MAPS));
        assertThat(administrator.get("/credentials/maps").toString())
                .contains("${vault:secret/mcpx/maps#key}")
                .doesNotContain(MAPS);
        assertThat(administrator.get("/servers/maps").toString()).doesNotContain(MAPS);
        for (var file : files()) {
            assertThat(Files.readString(file, ISO_8859_1)).as(file.toString()).doesNotContain(MAPS, TRAVELLER);
        }
    }

    /** Everything that the control plane, its database and the gateway have written. */
    private List<Path> files() throws IOException {
        var all = new ArrayList<>(gateway.logs());
        try (var kept = Files.walk(gateway.data())) {
            all.addAll(kept.filter(Files::isRegularFile).toList());
        }
        assertThat(all).anySatisfy(file -> assertThat(file).hasFileName("snapshot"));
        return all;
    }

    private Collection<String> serversSeenBy(String key) {
        var servers = new TreeSet<String>();
        names(typeScript("/mcp", key)).forEach(tool -> servers.add(tool.substring(0, tool.indexOf("__"))));
        return servers;
    }

    private JsonNode typeScript(String path, String key, String... calls) {
        var arguments = new ArrayList<>(List.of(gateway.url(path), key));
        arguments.addAll(List.of(calls));
        var run = node.run("walk.mjs", arguments.toArray(String[]::new));
        try {
            return new ObjectMapper().readTree(run.output());
        } catch (JsonProcessingException e) {
            throw new AssertionError(run.toString(), e);
        }
    }

    private List<String> toolsOfTheJavaClient(String path, String key) {
        var transport = HttpClientStreamableHttpTransport.builder(gateway.url(""))
                .endpoint(path)
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + key))
                .build();
        try (var client = McpClient.sync(transport).build()) {
            client.initialize();
            return client.listTools().tools().stream().map(Tool::name).toList();
        }
    }

    private static Set<String> names(JsonNode seen) {
        var names = new TreeSet<String>();
        seen.path("tools").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private String server(String kind) {
        return "{\"url\": \"" + fixture.url(kind) + "\"}";
    }

    private static String agent(String key, String limits) {
        return "{\"keys\": [\"sha256:" + sha256(key) + "\"]" + (limits.isEmpty() ? "" : ", " + limits) + "}";
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
