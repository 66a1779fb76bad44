// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.mcpx.McpxWriter;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.AuthSpec;
import io.mcpx.configuration.route.CredentialSpec.ApiKey;
import io.mcpx.configuration.route.CredentialSpec.Bearer;
import io.mcpx.configuration.route.CredentialSpec.ClientAuthentication;
import io.mcpx.configuration.route.CredentialSpec.ClientCredentials;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.KeySpec;
import io.mcpx.configuration.route.SecretValue.Literal;
import io.mcpx.configuration.route.SecretValue.Reference;
import io.mcpx.configuration.route.SecretValue.Scheme;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.Subject;
import io.mcpx.configuration.text.Problems;
import io.mcpx.configuration.text.YamlWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mcpx.yaml} says about how servers and callers prove who they are. */
class CredentialsAndTokensTest {

    private static final String HASH = "0a".repeat(32);

    @TempDir
    private Path directory;

    private ConfigFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new ConfigFolder(directory).with("TOKEN", "s3cret-s3cret");
    }

    @Test
    void hasCredentialsThatServersName() {
        var snapshot = folder.mcpx("""
                version: 1
                credentials:
                  fixed: {type: apiKey, header: X-Key, value: "${env:TOKEN}"}
                  kept: {type: bearer, token: "${vault:secret/a#b}"}
                  fetched:
                    type: clientCredentials
                    tokenUrl: http://localhost:1/token
                    clientId: me
                    clientSecret: ${k8s:name#key}
                    scopes: [b, a]
                    audience: them
                    resource: https://example.com/
                    clientAuthentication: post
                servers:
                  one: {url: "https://example.com/", credential: kept}
                """);

        assertThat(snapshot.credentials())
                .containsEntry("fixed", new ApiKey("X-Key", new Literal("s3cret-s3cret")))
                .containsEntry("kept", new Bearer(new Reference(Scheme.VAULT, "secret/a#b")))
                .containsEntry(
                        "fetched",
                        new ClientCredentials(
                                URI.create("http://localhost:1/token"),
                                Egress.LOOPBACK,
                                "me",
                                new Reference(Scheme.K8S, "name#key"),
                                List.of("b", "a"),
                                "them",
                                URI.create("https://example.com/"),
                                ClientAuthentication.POST));
        assertThat(snapshot.servers().get(new ServerName("one")))
                .satisfies(server -> assertThat(server.credential()).isEqualTo("kept"));
        assertThat(snapshot.credentials().toString()).doesNotContain("s3cret");
        assertThat(folder.warnings("mcpx.yaml")).isEmpty();
    }

    @Test
    void hasIssuersSubjectsScopesAndKeysThatExpire() {
        var snapshot = folder.mcpx("""
                version: 1
                gateways: {dev: {scopes: [mcp.dev]}}
                agents:
                  bot:
                    keys: [{hash: "sha256:%s", expires: 2999-01-02T03:04:05+01:00}]
                    subjects: [{issuer: https://id.example.com/, subject: bot}]
                auth:
                  publicUrl: https://mcp.example.com/base
                  issuers:
                    - {issuer: https://id.example.com/, audiences: [mcpx], subjectClaim: client_id, scopes: [mcp]}
                """.formatted(HASH));

        assertThat(snapshot.gateways().get("dev"))
                .satisfies(gateway -> assertThat(gateway.scopes()).containsExactly("mcp.dev"));
        assertThat(snapshot.agents())
                .containsExactly(new AgentSpec(
                        "bot",
                        List.of(new KeySpec(HASH, Instant.parse("2999-01-02T02:04:05Z"))),
                        Set.of(new Subject("https://id.example.com/", "bot")),
                        Set.of(),
                        Set.of(),
                        null));
        assertThat(snapshot.auth())
                .isEqualTo(new AuthSpec(
                        false,
                        null,
                        null,
                        URI.create("https://mcp.example.com/base"),
                        List.of(new IssuerSpec(
                                "https://id.example.com/",
                                null,
                                Egress.PUBLIC,
                                Set.of("mcpx"),
                                "client_id",
                                Set.of("mcp")))));
    }

    @Test
    void authenticatesWithIssuersOrWhenThatIsRequired() {
        assertThat(folder.mcpx("version: 1\n").authenticates()).isFalse();
        assertThat(folder.mcpx("version: 1\nauth: {required: true}\n").authenticates())
                .isTrue();
        assertThat(folder.mcpx("version: 1\nauth: {publicUrl: 'https://a', issuers: [{issuer: 'https://b'}]}\n")
                        .authenticates())
                .isTrue();
    }

    @Test
    void warnsOfKeysThatHaveExpiredAndOfSecretsThatStandInTheFile() {
        folder.write("mcpx.yaml", """
                version: 1
                credentials: {a: {type: bearer, token: t}}
                servers: {one: {url: "http://example.com/", credential: a}}
                agents: {bot: {keys: [{hash: "sha256:%s", expires: 2020-01-01T00:00:00Z}]}}
                auth: {publicUrl: "http://mcp.example.com"}
                """.formatted(HASH));

        assertThat(folder.warnings("mcpx.yaml"))
                .containsExactly(
                        "mcpx.yaml:2:33: credentials.a.token: a secret stands in the file (better: ${env:NAME} or ${file:PATH})",
                        "mcpx.yaml:3:45: servers.one.credential: the credential is sent unencrypted (better: https)",
                        "mcpx.yaml:4:105: agents.bot.keys[0].expires: the key has expired: 2020-01-01T00:00:00Z",
                        "mcpx.yaml:5:8: auth.publicUrl: callers' tokens are sent unencrypted (better: https)");
    }

    @Test
    void isWrittenSoThatItIsReadAgain() throws IOException {
        Files.createDirectory(directory.resolve("secrets"));
        folder.write("secrets/github-token", "${a} $${b}\n");
        folder.with("WAREHOUSE_KEY", "w")
                .with("TICKETS_KEY", "t")
                .with("BUILD_BOT_NEXT_KEY", "sha256:" + "0a".repeat(32));
        var snapshot = folder.mcpx(Files.readString(Path.of("..", "examples", "full.yaml")));

        var written = YamlWriter.write(McpxWriter.write(snapshot, new Problems()));

        assertThat(folder.mcpx(written)).isEqualTo(snapshot);
    }

    @Test
    void hasAnotherVersionWhenACredentialChanges() {
        var file = "version: 1\ncredentials: {a: {type: bearer, token: '${env:TOKEN}'}}\n";
        var before = folder.mcpx(file).version();

        assertThat(folder.with("TOKEN", "another").mcpx(file))
                .extracting(Snapshot::version)
                .isNotEqualTo(before);
    }
}
