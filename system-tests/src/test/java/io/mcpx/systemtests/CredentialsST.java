// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.examples.Era;
import io.mcpx.examples.ExampleServer;
import io.mcpx.examples.ServerOptions;
import io.mcpx.examples.auth.Requirement;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.StandInVault;
import io.mcpx.systemtests.harness.Suite;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Servers that want to see something of the gateway, and a gateway that has it from a file, its configuration, a token endpoint and Vault. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.Random.class)
class CredentialsST {

    private static final String KEY = "planted-key-7c1f";
    private static final String TOKEN = "planted-token-93ab";
    private static final String CLIENT = "planted client:secret+55e0";
    private static final String VAULTED = "planted-vaulted-0d4e";
    private static final String WRONG = "planted-wrong-2b77";

    private final ExampleServer keyed = server(new Requirement.Header("X-Example-Key", KEY));
    private final ExampleServer bearer = server(Requirement.Header.bearer(TOKEN));
    private final ExampleServer client =
            server(new Requirement.ClientCredentials("mcpx gateway", CLIENT, List.of("mcp"), Duration.ofMinutes(5)));
    private final ExampleServer vaulted = server(new Requirement.Header("X-Vaulted", VAULTED));
    private final StandInVault vault;
    private final RunningGateway gateway;

    CredentialsST() throws IOException {
        vault = StandInVault.start();
        vault.put("mcpx/server", Map.of("key", VAULTED));
        gateway = RunningGateway.start(
                "credentials-gateway",
                yaml(),
                "-Dmcpx.vault.url=" + vault.url(),
                "-Dquarkus.vault.authentication.app-role.role-id=" + StandInVault.ROLE_ID,
                "-Dquarkus.vault.authentication.app-role.secret-id=" + StandInVault.SECRET_ID,
                "-Dmcpx.credentials.ttl=2s",
                "-Dmcpx.credentials.timeout=1s",
                "-Dmcpx.credentials.retry-cap=1s");
        for (var name : List.of("keyed", "bearer", "client", "vaulted")) {
            gateway.awaitReady(name);
        }
    }

    @AfterAll
    void stop() {
        gateway.close();
        vault.close();
        List.of(keyed, bearer, client, vaulted).forEach(ExampleServer::close);
    }

    @Test
    void aClientWithoutAnyOfTheSecretsCallsEveryServer() {
        var transport = HttpClientStreamableHttpTransport.builder(gateway.url(""))
                .endpoint("/mcp")
                .build();
        try (var mcp = McpClient.sync(transport).build()) {
            mcp.initialize();
            for (var server : List.of("keyed", "bearer", "client", "vaulted")) {
                var result = mcp.callTool(CallToolRequest.builder(server + "__echo")
                        .arguments(Map.of("message", "hello " + server))
                        .build());

                assertThat(result.toString()).contains("hello " + server);
            }
        }
        assertThat(client.tokens().requests()).isLessThanOrEqualTo(3);
    }

    @Test
    void aServerThatRefusesTheSecretIsAwayAndItsChallengeStaysHere() throws IOException, InterruptedException {
        var answer = call("wrong", "echo");

        assertThat(answer.body()).contains("unknown tool: echo").doesNotContain("resource_metadata");
        assertThat(answer.headers().map()).doesNotContainKey("www-authenticate");
        assertThat(answer.statusCode()).isNotIn(401, 403);
        await().untilAsserted(() ->
                assertThat(gateway.look("/q/health/group/servers")).contains("HTTP status 401"));
    }

    @Test
    void whatTheCallerShowsStaysAtTheGateway() throws IOException, InterruptedException {
        call(
                "keyed",
                "whoami",
                "Authorization",
                "Bearer of-the-caller",
                "Cookie",
                "of=the-caller",
                "DPoP",
                "of-the-caller",
                "Proxy-Authorization",
                "Basic of-the-caller");

        assertThat(keyed.recorder().requests()).isNotEmpty().allSatisfy(request -> {
            assertThat(request.headers().toString()).doesNotContain("the-caller");
            assertThat(request.headers()).doesNotContainKeys("authorization", "cookie", "dpop", "proxy-authorization");
        });
    }

    @Test
    void tokensThatWereTakenBackAreReplaced() throws IOException, InterruptedException {
        client.tokens().revokeAll();

        assertThat(call("client", "echo").body()).contains("hello");
    }

    @Test
    void vaultIsSignedInToAgainWhenItForgotWhoAsks() throws IOException, InterruptedException {
        int logins = vault.logins();
        vault.expireTokens();

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(call("vaulted", "echo").body()).contains("hello");
            assertThat(vault.logins()).isGreaterThan(logins);
        });
    }

    @Test
    void aSealedVaultTakesItsServersAwayAndGivesThemBack() throws IOException, InterruptedException {
        vault.seal();
        try {
            awaitAway("Vault answered with HTTP status 503");
            assertThat(call("keyed", "echo").body()).contains("hello");
        } finally {
            vault.recover();
        }
        gateway.awaitReady("vaulted");
    }

    @Test
    void aVaultThatDoesNotAnswerHoldsNothingUp() throws IOException, InterruptedException {
        vault.stall();
        try {
            awaitAway("secret vault:secret/mcpx/server#key not available: no answer of Vault in time");
            assertThat(call("keyed", "echo").body()).contains("hello");
        } finally {
            vault.recover();
        }
        gateway.awaitReady("vaulted");
    }

    @Test
    void noSecretIsInLogsHealthOrMetrics() throws IOException {
        var seen = Files.readString(gateway.child().log())
                + gateway.look("/q/health")
                + gateway.look("/metrics")
                + gateway.look("/q/health/group/servers");

        assertThat(seen).contains("server ready upstream=keyed").doesNotContain("planted");
    }

    /** Calls show the gateway what its time to live has done to the secret. */
    private void awaitAway(String reason) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> {
                    assertThat(call("vaulted", "echo").body()).doesNotContain("hello");
                    assertThat(gateway.look("/q/health/group/servers")).contains(reason);
                });
    }

    private HttpResponse<String> call(String server, String tool, String... headers)
            throws IOException, InterruptedException {
        var body = """
                {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"%s","arguments":{"message":"hello"},
                "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",
                "io.modelcontextprotocol/clientInfo":{"name":"st","version":"1"},
                "io.modelcontextprotocol/clientCapabilities":{}}}}""".formatted(tool);
        var request = HttpRequest.newBuilder(URI.create(gateway.url("/mcp/server/" + server)))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .header("MCP-Protocol-Version", "2026-07-28")
                .header("Mcp-Method", "tools/call")
                .header("Mcp-Name", tool)
                .POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request.build(), BodyHandlers.ofString());
        }
    }

    private String yaml() throws IOException {
        var file = Suite.root().resolve("system-tests/target/credentials-bearer.txt");
        Files.createDirectories(Path.of(String.valueOf(file.getParent())));
        Files.writeString(file, TOKEN + "\n");
        return """
                version: 1
                credentials:
                  keyed: {type: apiKey, header: X-Example-Key, value: "%s"}
                  bearer: {type: bearer, token: "${file:credentials-bearer.txt}"}
                  client:
                    type: clientCredentials
                    tokenUrl: "%s/token"
                    clientId: mcpx gateway
                    clientSecret: "%s"
                    scopes: [mcp]
                  vaulted: {type: apiKey, header: X-Vaulted, value: "${vault:secret/mcpx/server#key}"}
                  wrong: {type: bearer, token: "%s"}
                servers:
                  keyed: {url: "%s", credential: keyed}
                  bearer: {url: "%s", credential: bearer}
                  client: {url: "%s", credential: client}
                  vaulted: {url: "%s", credential: vaulted}
                  wrong: {url: "%s", credential: wrong}
                """.formatted(
                        KEY,
                        client.url().replace("/mcp", ""),
                        CLIENT,
                        WRONG,
                        keyed.url(),
                        bearer.url(),
                        client.url(),
                        vaulted.url(),
                        bearer.url());
    }

    private static ExampleServer server(Requirement requirement) {
        return ExampleServer.start(ServerOptions.with(Era.DUAL)
                .credential(requirement)
                .recorded(200)
                .build());
    }
}
