// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.route.AgentSpec;
import io.mcpx.configuration.route.GatewaySpec;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Permission.AllowExcept;
import io.mcpx.configuration.route.Permission.BlockExcept;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.Deadlines;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerTransport.Http;
import io.mcpx.configuration.route.ServerTransport.Sse;
import io.mcpx.configuration.route.ServerTransport.Stdio;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolCustomisation.Child;
import io.mcpx.configuration.route.ToolCustomisation.Text.Append;
import io.mcpx.configuration.route.ToolCustomisation.Text.Rewrite;
import io.mcpx.configuration.route.ToolGroup;
import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.protocol.json.Slice;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McpxFileTest {

    private static final ServerName ONE = new ServerName("one");
    private static final String KEY_HASH = KeyHash.of("a key");

    @TempDir
    private Path directory;

    private ConfigFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new ConfigFolder(directory)
                .with("TOKEN", "t0ken")
                .with("PORT", "8080")
                .with("BIG", "5MiB");
    }

    @Test
    void fillsInWhatIsNotSaid() {
        var server = server("url: https://example.com/mcp");

        assertThat(server)
                .isEqualTo(new ServerSpec(
                        ONE,
                        "one",
                        new Http(URI.create("https://example.com/mcp"), Map.of()),
                        ServerSpec.EraPin.AUTO,
                        Deadlines.DEFAULT,
                        Limits.DEFAULT,
                        ServerSpec.Retry.ANNOTATED,
                        ServerSpec.Sessions.AUTO,
                        Egress.PUBLIC,
                        true,
                        Set.of(),
                        Map.of()));
    }

    @Test
    void takesEverySettingOfAServer() {
        var server = server("""
                prefix: first
                type: sse
                url: https://example.com/sse
                headers: {Authorization: "Bearer ${env:TOKEN}"}
                egress: private
                era: legacy
                connectTimeout: 1s
                timeout: 500ms
                maxTimeout: 2m
                limits: {concurrency: 1, queue: 0, connections: 3, maxMessageSize: 4KiB, failuresToOpen: 5}
                retry: always
                sessions: per-client
                active: false
                disabledTools: [delete]
                """);

        assertThat(server)
                .isEqualTo(new ServerSpec(
                        ONE,
                        "first",
                        new Sse(URI.create("https://example.com/sse"), Map.of("Authorization", "Bearer t0ken")),
                        ServerSpec.EraPin.LEGACY,
                        new Deadlines(Duration.ofSeconds(1), Duration.ofMillis(500), Duration.ofMinutes(2)),
                        new Limits(1, 0, 3, 4096, 5),
                        ServerSpec.Retry.ALWAYS,
                        ServerSpec.Sessions.PER_CLIENT,
                        Egress.PRIVATE,
                        false,
                        Set.of("delete"),
                        Map.of()));
    }

    @Test
    void startsProcesses() {
        assertThat(server("""
                command: node
                args: [--port, 8080, --flag, true, 1.50, "${env:PORT}"]
                env: {PORT: 8080, PLAIN: "$${env:X} $ {", NOTHING: ""}
                directory: /srv
                """).transport())
                .isEqualTo(new Stdio(
                        "node",
                        List.of("--port", "8080", "--flag", "true", "1.50", "8080"),
                        Map.of("PORT", "8080", "PLAIN", "${env:X} $ {", "NOTHING", ""),
                        Path.of("/srv")));
    }

    @Test
    void takesNumbersAndFlagsAndSizesFromReferences() {
        folder.write("flag", "false\n");

        var server = server("""
                url: http://127.0.0.1:${env:PORT}/mcp
                active: ${file:flag}
                limits: {concurrency: "${env:PORT}", maxMessageSize: "${env:BIG}"}
                """);

        assertThat(server.active()).isFalse();
        assertThat(server.limits().concurrency()).isEqualTo(8080);
        assertThat(server.limits().maxMessageBytes()).isEqualTo(5 << 20);
    }

    @Test
    void raisesTheCeilingWithALongTimeout() {
        assertThat(server("{url: 'https://example.com/', timeout: 1h}")
                        .deadlines()
                        .ceiling())
                .isEqualTo(Duration.ofHours(1));
        assertThat(server("{url: 'https://example.com/', timeout: 2m}")
                        .deadlines()
                        .ceiling())
                .isEqualTo(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:1/, LOOPBACK",
        "http://127.255.0.1/, LOOPBACK",
        "http://localhost:1/, LOOPBACK",
        "http://LOCALHOST/, LOOPBACK",
        "http://api.localhost/, LOOPBACK",
        "http://[::1]:1/, LOOPBACK",
        "http://10.1.2.3/, PRIVATE",
        "http://172.16.0.1/, PRIVATE",
        "http://192.168.1.1/, PRIVATE",
        "http://100.64.0.1/, PRIVATE",
        "http://[fd00::1]/, PRIVATE",
        "http://search:8080/, PRIVATE",
        "http://search.tools.svc:8080/, PRIVATE",
        "http://search.tools.svc.cluster.local/, PRIVATE",
        "http://box.local/, PRIVATE",
        "http://box.internal./, PRIVATE",
        "https://example.com/, PUBLIC",
        "https://example.com./, PUBLIC",
        "https://localhost.example.com/, PUBLIC",
        "https://127.0.0.1.example.com/, PUBLIC",
        "https://8.8.8.8/, PUBLIC",
        "https://172.32.0.1/, PUBLIC",
        "https://100.128.0.1/, PUBLIC"
    })
    void allowsTheAddressesThatTheHostSaysItself(String url, Egress egress) {
        assertThat(server("url: '" + url + "'").egress()).isEqualTo(egress);
    }

    @Test
    void letsTheAdministratorWidenEgress() {
        assertThat(server("{url: 'https://mcp.corp.example.com/', egress: private}")
                        .egress())
                .isEqualTo(Egress.PRIVATE);
        assertThat(server("{url: 'https://example.com/', egress: loopback}").egress())
                .isEqualTo(Egress.LOOPBACK);
    }

    @Test
    void customisesTools() {
        var tools = server("""
                url: https://example.com/
                tools:
                  create_issue:
                    rename: open_issue
                    description: {append: "Only for bugs."}
                    inputs:
                      repo: {value: {owner: acme, id: 12345678901234567890, ratio: 1.50}}
                      label: {value: null}
                      token: {value: "${env:TOKEN}"}
                      assignee: {hidden: true}
                      draft: {hidden: false}
                      title: {description: "Short."}
                      body: {description: {append: "Markdown."}}
                    children:
                      report_bug:
                        description: Reports a bug.
                        inputs: {label: {value: [bug]}}
                  search: {description: {rewrite: "Searches."}}
                """).tools();

        assertThat(tools.get("create_issue"))
                .isEqualTo(new ToolCustomisation(
                        "open_issue",
                        new Append("Only for bugs."),
                        Map.of(
                                "repo",
                                        Slice.trusted(
                                                "{\"owner\":\"acme\",\"id\":12345678901234567890,\"ratio\":1.50}"),
                                "label", Slice.trusted("null"),
                                "token", Slice.trusted("\"t0ken\"")),
                        Set.of("assignee"),
                        Map.of("title", new Rewrite("Short."), "body", new Append("Markdown.")),
                        List.of(new Child(
                                "report_bug",
                                new ToolCustomisation(
                                        null,
                                        new Rewrite("Reports a bug."),
                                        Map.of("label", Slice.trusted("[\"bug\"]")),
                                        Set.of(),
                                        Map.of(),
                                        List.of())))));
        assertThat(Objects.requireNonNull(tools.get("search")).description()).isEqualTo(new Rewrite("Searches."));
    }

    @Test
    void hasGroupsGatewaysAndNames() {
        var snapshot = mcpx("""
                toolGroups:
                  reading: {description: Only reads, servers: {One: [read, list], two: "*"}}
                gateways:
                  everything: {}
                  listed: {servers: [one]}
                  selected:
                    servers: {ONE: [read], two: "*"}
                    groups: [reading]
                    naming: {style: none, collisions: prefix, names: {One: {read: read_it}}}
                naming: {separator: "-"}
                """);

        assertThat(snapshot.groups())
                .isEqualTo(Map.of(
                        "reading",
                        new ToolGroup(
                                "reading",
                                "Only reads",
                                Map.of(ONE, only("read", "list"), new ServerName("two"), every()))));
        assertThat(snapshot.gateways())
                .isEqualTo(Map.of(
                        "everything", new GatewaySpec("everything", Map.of(), Set.of(), naming("-")),
                        "listed", new GatewaySpec("listed", Map.of(ONE, every()), Set.of(), naming("-")),
                        "selected",
                                new GatewaySpec(
                                        "selected",
                                        Map.of(ONE, only("read"), new ServerName("two"), every()),
                                        Set.of("reading"),
                                        new Naming(
                                                Naming.Style.NONE,
                                                "-",
                                                Naming.Collisions.PREFIX,
                                                Map.of("one/read", "read_it")))));
        assertThat(snapshot.naming()).isEqualTo(naming("-"));
    }

    @Test
    void hasPermissionsOfEveryShape() {
        var rules = mcpx("""
                toolGroups:
                  reading: {servers: {one: [read]}}
                permissions:
                  default: block
                  consumers:
                    all: allow
                    careful: {block: [reading]}
                    reader: {allow: [reading]}
                    stated: {default: block, allow: [reading]}
                    servers: {default: allow, servers: {ONE: block, two: none}}
                    only two: {default: block, servers: {two: allow}}
                    mixed: {allow: [reading], servers: {two: allow, one: block}}
                  clientNames:
                    claude-code: {block: [reading], servers: {two: block}}
                """).rules();
        var two = new ServerName("two");

        assertThat(rules.fallback()).isEqualTo(new BlockExcept(Set.of()));
        assertThat(rules.consumers())
                .isEqualTo(Map.of(
                        "all", Permission.ALLOW_ALL,
                        "careful", new AllowExcept(Set.of("reading")),
                        "reader", new BlockExcept(Set.of("reading")),
                        "stated", new BlockExcept(Set.of("reading")),
                        "servers", new AllowExcept(Set.of(), Set.of(ONE)),
                        "only two", new BlockExcept(Set.of(), Set.of(two), Set.of()),
                        "mixed", new BlockExcept(Set.of("reading"), Set.of(two), Set.of(ONE))));
        assertThat(rules.clientNames())
                .isEqualTo(Map.of("claude code", new AllowExcept(Set.of("reading"), Set.of(two))));
    }

    @Test
    void hasAgentsAndASharedKey() {
        var snapshot = mcpx("""
                toolGroups:
                  reading: {servers: {one: [read]}}
                gateways:
                  dev: {}
                agents:
                  ci-bot@example.com:
                    keys: ["sha256:%s"]
                    groups: [reading]
                    gateways: [dev]
                    consumerTag: ci
                auth: {apiKeyHeader: X-Team-Key, sharedKey: "SHA256"}
                """.formatted(KEY_HASH).replace("SHA256", "sha256:" + "AB".repeat(32)));

        assertThat(snapshot.agents())
                .containsExactly(
                        new AgentSpec("ci-bot@example.com", List.of(KEY_HASH), Set.of("reading"), Set.of("dev"), "ci"));
        assertThat(snapshot.sharedKeyHash()).isEqualTo("ab".repeat(32));
        assertThat(snapshot.apiKeyHeader()).isEqualTo("X-Team-Key");
    }

    @Test
    void takesAnchorsAndAliases() {
        var snapshot = folder.mcpx("""
                version: 1
                servers:
                  one: {url: "https://example.com/1", limits: &small {concurrency: 2}}
                  two: {url: "https://example.com/2", limits: *small}
                """);

        assertThat(snapshot.servers().values())
                .allMatch(server -> server.limits().concurrency() == 2);
    }

    @Test
    void mayBeEmptyButForItsVersion() {
        var snapshot = folder.mcpx("version: 1\n");

        assertThat(snapshot.servers()).isEmpty();
        assertThat(snapshot.authenticates()).isFalse();
    }

    @Test
    void mayBeJson() {
        folder.write("mcpx.json", "{\"version\": 1, \"servers\": {\"one\": {\"url\": \"https://example.com/\"}}}");

        assertThat(ConfigFolder.snapshot(folder.load("mcpx.json")).servers()).containsKey(ONE);
    }

    @Test
    void neverShowsSecretsInTexts() {
        var snapshot = folder.mcpx("""
                version: 1
                servers:
                  one: {url: "https://example.com/hooks/${env:TOKEN}?key=${env:TOKEN}", headers: {X-Key: "${env:TOKEN}"}}
                  two:
                    command: node
                    args: ["${env:TOKEN}"]
                    env: {KEY: "${env:TOKEN}"}
                    tools: {login: {inputs: {secret: {value: "${env:TOKEN}"}}}}
                """);

        assertThat(snapshot.toString()).doesNotContain("t0ken").contains("one", "two");
        assertThat(snapshot.servers().values().toString())
                .doesNotContain("t0ken")
                .contains("X-Key", "KEY", "https://example.com/…", "fixedInputs=[secret]");
    }

    @Test
    void warnsOfSecretsInTheFileAndOfHeadersInPlainText() {
        folder.mcpx("""
                version: 1
                servers:
                  one: {url: "http://example.com/", headers: {Authorization: Bearer hunter2, X-Trace: on}}
                  two: {command: node, env: {GITHUB_TOKEN: hunter2, API_KEY: "${env:TOKEN}"}}
                  mesh: {url: "http://search.tools.svc/", headers: {X-Trace: on}}
                """);

        assertThat(folder.warnings("mcpx.yaml"))
                .containsExactly(
                        "mcpx.yaml:3:37: servers.one.headers: the headers are sent unencrypted (better: https)",
                        "mcpx.yaml:3:47: servers.one.headers.Authorization: a secret stands in the file (better: ${env:NAME} or ${file:PATH})",
                        "mcpx.yaml:4:30: servers.two.env.GITHUB_TOKEN: a secret stands in the file (better: ${env:NAME} or ${file:PATH})");
    }

    @Test
    void hasTheSameVersionForTheSameContentOnly() {
        var version = mcpx("").version();

        assertThat(mcpx("# a comment\n").version()).isEqualTo(version).matches("[0-9a-f]{64}");
        assertThat(mcpx("gateways: {dev: {}}").version()).isNotEqualTo(version);
        assertThat(mcpx("permissions: {default: block}").version()).isNotEqualTo(version);
    }

    @Test
    void hasAnotherVersionWhenASecretChanges() {
        var file = """
                version: 1
                servers:
                  one: {url: "https://example.com/", headers: {X-Key: "${env:TOKEN}"}}
                """;
        var before = folder.mcpx(file).version();
        folder.with("TOKEN", "another");

        assertThat(folder.mcpx(file).version()).isNotEqualTo(before);
    }

    private ServerSpec server(String settings) {
        var snapshot = folder.mcpx("version: 1\nservers:\n  one:\n" + settings.indent(4));
        return Objects.requireNonNull(snapshot.servers().get(ONE));
    }

    private Snapshot mcpx(String sections) {
        return folder.mcpx("""
                version: 1
                servers:
                  one: {url: "https://example.com/1"}
                  two: {url: "https://example.com/2"}
                """ + sections);
    }

    private static Naming naming(String separator) {
        return new Naming(Naming.Style.PREFIX, separator, Naming.Collisions.REFUSE, Map.of());
    }

    private static ToolSelection every() {
        return new ToolSelection.Every();
    }

    private static ToolSelection only(String... names) {
        return new ToolSelection.Only(Set.of(names));
    }
}
