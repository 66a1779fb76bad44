// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.configuration.policy.Decision;
import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.configuration.policy.SnapshotRules;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Permission;
import io.mcpx.configuration.route.Permission.AllowExcept;
import io.mcpx.configuration.route.Permission.BlockExcept;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.route.ServerTransport.Http;
import io.mcpx.configuration.route.ServerTransport.Sse;
import io.mcpx.configuration.route.ServerTransport.Stdio;
import io.mcpx.configuration.route.ServerTransport.Unresolved;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.route.ToolCustomisation;
import io.mcpx.configuration.route.ToolCustomisation.Text.Append;
import io.mcpx.configuration.route.ToolCustomisation.Text.Rewrite;
import io.mcpx.configuration.route.ToolSelection;
import io.mcpx.protocol.json.Slice;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Lunar MCPX reads means the same here, but where its meaning is a hole. */
class LunarFilesTest {

    private static final String SERVERS = """
            {"mcpServers": {
              "BigName": {"url": "http://127.0.0.1:1/mcp"},
              "slack": {"command": "npx", "args": ["-y", "slack-mcp"]}
            }}
            """;

    @TempDir
    private Path directory;

    private ConfigFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new ConfigFolder(directory)
                .with("TOKEN", "t0ken")
                .with("REGION", "eu")
                .with("EMPTY", "");
    }

    @Nested
    class McpJson {

        @Test
        void hasProcessesAndBothRemoteTransports() {
            var snapshot = mcpJson("""
                    {"mcpServers": {
                      "local": {"command": "npx", "args": ["-y", "a"], "env": {"A": "b"}, "icon": "x"},
                      "typed": {"type": "stdio", "command": "uvx", "args": ["a"]},
                      "old": {"type": "sse", "url": "https://example.com/sse"},
                      "new": {"type": "streamable-http", "url": "https://example.com/mcp"},
                      "bare": {"url": "https://example.com/mcp"}
                    }}
                    """);

            assertThat(transport(snapshot, "local"))
                    .isEqualTo(new Stdio("npx", List.of("-y", "a"), Map.of("A", "b"), null));
            assertThat(transport(snapshot, "typed")).isEqualTo(new Stdio("uvx", List.of("a"), Map.of(), null));
            assertThat(transport(snapshot, "old")).isEqualTo(new Sse(URI.create("https://example.com/sse"), Map.of()));
            assertThat(transport(snapshot, "new")).isEqualTo(new Http(URI.create("https://example.com/mcp"), Map.of()));
            assertThat(transport(snapshot, "bare")).isEqualTo(transport(snapshot, "new"));
        }

        @ParameterizedTest
        @CsvSource({"http", "streamableHttp", "streamable_http", "streamable-http"})
        void callsTheNewTransportWhatOtherClientsCallIt(String type) {
            var snapshot = mcpJson("""
                    {"mcpServers": {"one": {"type": "%s", "url": "https://example.com/mcp"}}}
                    """.formatted(type));

            assertThat(transport(snapshot, "one")).isInstanceOf(Http.class);
        }

        @Test
        void takesValuesFromTheEnvironment() {
            var snapshot = mcpJson("""
                    {"mcpServers": {"one": {"command": "node", "env": {
                      "LITERAL": "x", "ENV": {"fromEnv": "REGION"}, "SECRET": {"fromSecret": "TOKEN"},
                      "NULL": null, "BLANK": "", "SET_BUT_EMPTY": {"fromEnv": "EMPTY"}, "BRACES": "{{TOKEN}}"
                    }}}}
                    """);

            assertThat(stdio(snapshot, "one").environment())
                    .isEqualTo(Map.of(
                            "LITERAL",
                            "x",
                            "ENV",
                            "eu",
                            "SECRET",
                            "t0ken",
                            "NULL",
                            "",
                            "BLANK",
                            "",
                            "SET_BUT_EMPTY",
                            "",
                            "BRACES",
                            "{{TOKEN}}"));
        }

        @Test
        void fillsPlaceholdersInHeadersAndLeavesEmptyOnesOut() {
            var snapshot = mcpJson("""
                    {"mcpServers": {"one": {"url": "https://example.com/mcp", "headers": {
                      "Authorization": "Bearer {{TOKEN}}", "X-Region": {"fromEnv": "REGION"}, "X-Two": "{{ REGION }}/{{REGION}}",
                      "X-Null": null, "X-Blank": "", "X-Our": "${env:REGION}", "X-Plain": "${REGION} $${ {x}"
                    }}}}
                    """);

            assertThat(http(snapshot, "one").headers())
                    .isEqualTo(Map.of(
                            "Authorization",
                            "Bearer t0ken",
                            "X-Region",
                            "eu",
                            "X-Two",
                            "eu/eu",
                            "X-Our",
                            "eu",
                            "X-Plain",
                            "${REGION} $${ {x}"));
        }

        @Test
        void losesOnlyTheServerWhoseReferencesHaveNoValue() {
            var snapshot = mcpJson("""
                    {"mcpServers": {
                      "fine": {"command": "node"},
                      "lost": {"url": "https://example.com/mcp", "headers": {
                        "A": {"fromEnv": "GONE"}, "B": "x {{GONE_TOO}}", "C": "${env:GONE_AS_WELL}"}},
                      "away": {"command": "node", "args": ["${env:GONE}"], "env": {"A": {"fromSecret": "GONE"}}}
                    }}
                    """);

            assertThat(transport(snapshot, "fine")).isInstanceOf(Stdio.class);
            assertThat(transport(snapshot, "lost"))
                    .isEqualTo(new Unresolved("mcpServers.lost.headers.A: the environment variable GONE is not set; "
                            + "mcpServers.lost.headers.B: the environment variable GONE_TOO is not set; "
                            + "mcpServers.lost.headers.C: the environment variable GONE_AS_WELL is not set"));
            assertThat(transport(snapshot, "away"))
                    .isEqualTo(new Unresolved("mcpServers.away.args[0]: the environment variable GONE is not set; "
                            + "mcpServers.away.env.A: the environment variable GONE is not set"));
            assertThat(folder.warnings("mcp.json"))
                    .anySatisfy(warning ->
                            assertThat(warning).startsWith("mcp.json:3:3: mcpServers.lost: the server stays away: "));
        }

        @Test
        void warnsOfWhatItDoesNotKnowInsteadOfRefusingIt() {
            mcpJson("""
                    {"$schema": "x", "mcpServers": {"one": {
                      "command": "node", "autoApprove": ["a"], "env": {"API_TOKEN": "literal"}}}}
                    """);

            assertThat(folder.warnings("mcp.json"))
                    .containsExactly(
                            "mcp.json:1:2: [\"$schema\"]: unknown key, ignored",
                            "mcp.json:2:22: mcpServers.one.autoApprove: unknown key, ignored",
                            "mcp.json:2:52: mcpServers.one.env.API_TOKEN: a secret stands in the file (better: ${env:NAME} or ${file:PATH})");
        }

        @Test
        void leavesOutHeadersThatAreTheGatewaysOwn() {
            var snapshot = mcpJson("""
                    {"mcpServers": {"one": {"url": "https://example.com/mcp",
                      "headers": {"Content-Type": "application/json", "Accept": "*/*", "X-A": "b"}}}}
                    """);

            assertThat(http(snapshot, "one").headers()).isEqualTo(Map.of("X-A", "b"));
        }

        @Test
        void obeysTheDirectoryAndTheSwitchOfOtherClients() {
            var snapshot = mcpJson("""
                    {"mcpServers": {"one": {"command": "node", "cwd": "/srv", "disabled": true}}}
                    """);

            assertThat(stdio(snapshot, "one").directory()).isEqualTo(Path.of("/srv"));
            assertThat(server(snapshot, "one").active()).isFalse();
        }

        @ParameterizedTest
        @CsvSource({
            "http://127.0.0.1:3000/mcp, LOOPBACK",
            "http://localhost:3000/mcp, LOOPBACK",
            "http://10.0.0.1/mcp, PRIVATE",
            "http://my-server:3000/mcp, PRIVATE",
            "https://mcp.corp.example.com/mcp, PRIVATE",
            "https://1.1.1.1/mcp, PUBLIC"
        })
        void letsNamesBePrivateBecauseTheFormatCannotSaySo(String url, Egress egress) {
            var snapshot = mcpJson("{\"mcpServers\": {\"one\": {\"url\": \"%s\"}}}".formatted(url));

            assertThat(server(snapshot, "one").egress()).isEqualTo(egress);
        }

        @Test
        void hasLunarsNamesAndNoAuthenticationOnItsOwn() {
            var snapshot = mcpJson("{\"mcpServers\": {\"Spy Server\": {\"command\": \"node\"}}}");

            assertThat(server(snapshot, "spy server").prefix()).isEqualTo("spy_server");
            assertThat(snapshot.naming()).isEqualTo(Naming.DEFAULT);
            assertThat(snapshot.naming().separator()).isEqualTo("__");
            assertThat(snapshot.authenticates()).isFalse();
        }

        @Test
        void mayBeIndentedWithTabsAndBeginWithAByteOrderMark() {
            var snapshot = mcpJson("\uFEFF{\n\t\"mcpServers\": {\n\t\t\"one\": {\"command\": \"node\"}\n\t}\n}");

            assertThat(snapshot.servers()).hasSize(1);
        }
    }

    @Nested
    class AppYaml {

        @Test
        void liesBesideItsMcpJsonOrIsNamed() {
            folder.write("mcp.json", SERVERS);
            folder.write("app.yaml", "targetServerAttributes: {slack: {inactive: true}}");
            folder.write("other.yaml", "targetServerAttributes: {bigname: {inactive: true}}");

            var beside = ConfigFolder.snapshot(folder.load("mcp.json"));
            var named = ConfigFolder.snapshot(folder.load("mcp.json", "other.yaml"));

            assertThat(server(beside, "slack").active()).isFalse();
            assertThat(server(beside, "BigName").active()).isTrue();
            assertThat(server(named, "slack").active()).isTrue();
            assertThat(server(named, "BigName").active()).isFalse();
        }

        @Test
        void allowsEverythingWithoutPermissions() {
            assertThat(folder.lunar(SERVERS, "toolGroups: []").rules().fallback())
                    .isEqualTo(Permission.ALLOW_ALL);
        }

        @Test
        void hasPermissionsOfBothTypesStatedOrImplied() {
            var rules = folder.lunar(SERVERS, """
                    permissions:
                      default: {_type: default-block, allow: [reading]}
                      consumers:
                        open: {_type: default-allow}
                        careful: {block: [writing], consumerGroupKey: team}
                        reader: {allow: [reading]}
                        both: {allow: [reading], block: [writing]}
                        nothing: {_type: default-block}
                        anything: {}
                      clientNames:
                        Cursor: {block: [reading]}
                        claude-code: {allow: []}
                    toolGroups:
                      - {name: reading, services: {slack: [read]}}
                      - {name: writing, services: {slack: [post]}}
                    """).rules();

            assertThat(rules.fallback()).isEqualTo(new BlockExcept(Set.of("reading")));
            assertThat(rules.consumers())
                    .isEqualTo(Map.of(
                            "open", Permission.ALLOW_ALL,
                            "careful", new AllowExcept(Set.of("writing")),
                            "reader", new BlockExcept(Set.of("reading")),
                            "both", new BlockExcept(Set.of("reading")),
                            "nothing", new BlockExcept(Set.of()),
                            "anything", Permission.ALLOW_ALL));
            assertThat(rules.clientNames())
                    .isEqualTo(Map.of(
                            "cursor", new AllowExcept(Set.of("reading")), "claude code", new BlockExcept(Set.of())));
        }

        @Test
        void hasToolGroupsOfNamesAndStars() {
            var groups = folder.lunar(SERVERS, """
                    toolGroups:
                      - name: my group
                        description: all of it
                        owner: user
                        services: {slack: "*", BigName: [a, b]}
                    """).groups();

            var group = Objects.requireNonNull(groups.get("my group"));
            assertThat(group.description()).isEqualTo("all of it");
            assertThat(group.servers())
                    .isEqualTo(Map.of(
                            new ServerName("slack"), new ToolSelection.Every(),
                            new ServerName("bigname"), new ToolSelection.Only(Set.of("a", "b"))));
        }

        /** Lunar compares {@code bigname} with {@code BigName}: its block does not block, its allowance allows nothing. */
        @ParameterizedTest
        @CsvSource({"BigName", "bigname", "BIGNAME"})
        void blocksAndAllowsWhateverTheCaseOfTheServer(String written) {
            var snapshot = folder.lunar(SERVERS, """
                    permissions:
                      default: {_type: default-allow, block: [danger]}
                      consumers:
                        only: {_type: default-block, allow: [danger]}
                    toolGroups:
                      - {name: danger, services: {%s: [delete]}}
                    """.formatted(written));

            assertThat(decide(snapshot, null, "delete")).isInstanceOf(Decision.Deny.class);
            assertThat(decide(snapshot, null, "read")).isInstanceOf(Decision.Allow.class);
            assertThat(decide(snapshot, "only", "delete")).isInstanceOf(Decision.Allow.class);
            assertThat(decide(snapshot, "only", "read")).isInstanceOf(Decision.Deny.class);
        }

        @Test
        void joinsWhatAGroupSaysOfOneServerInTwoSpellings() {
            var groups = folder.lunar(SERVERS, """
                    toolGroups:
                      - {name: both, services: {BigName: [a], bigname: [b]}}
                    """).groups();

            assertThat(Objects.requireNonNull(groups.get("both")).servers())
                    .containsValue(new ToolSelection.Only(Set.of("a", "b")));
        }

        @Test
        void warnsOfServersThatAreGone() {
            folder.lunar(SERVERS, """
                    toolGroups:
                      - {name: reading, services: {gone: "*"}}
                    targetServerAttributes: {gone: {inactive: true}}
                    skills: {enabled: []}
                    """);

            assertThat(folder.warnings("mcp.json"))
                    .containsExactly(
                            "app.yaml:2:32: toolGroups[0].services.gone: no server has this name, so it is without effect",
                            "app.yaml:3:26: targetServerAttributes.gone: no server has this name, so it is without effect",
                            "app.yaml:4:1: skills: not supported, ignored");
        }

        @Test
        void takesTheSharedKeyFromTheEnvironment() {
            folder.with("AUTH_KEY", "s3cret");

            var snapshot = folder.lunar(SERVERS, "auth: {enabled: true, header: x-my-key}");

            assertThat(snapshot.sharedKeyHash()).isEqualTo(KeyHash.of("s3cret"));
            assertThat(snapshot.apiKeyHeader()).isEqualTo("x-my-key");
            assertThat(snapshot.authenticates()).isTrue();
        }

        @Test
        void needsNoKeyWhenAuthenticationIsOff() {
            folder.with("AUTH_KEY", "s3cret");

            assertThat(folder.lunar(SERVERS, "auth: {enabled: false}").authenticates())
                    .isFalse();
            assertThat(folder.lunar(SERVERS, "auth: {enabled: 'true'}").authenticates())
                    .isTrue();
        }

        @Test
        void makesChildTools() {
            var snapshot = folder.lunar(SERVERS, """
                    toolExtensions:
                      services:
                        slack:
                          post:
                            childTools:
                              - name: post_to_general
                                description: {action: append, text: "Only to general."}
                                overrideParams:
                                  channel: {value: general}
                                  retries: {value: 3}
                                  options: {value: {urgent: false, tags: [a, 1.50]}}
                                  nothing: {value: null}
                                  text: {description: {action: rewrite, text: "What to say."}}
                    """);

            var tool = Objects.requireNonNull(server(snapshot, "slack").tools().get("post"));
            var child = tool.children().getFirst();
            assertThat(tool.rename()).isNull();
            assertThat(child.name()).isEqualTo("post_to_general");
            assertThat(child.customisation())
                    .isEqualTo(new ToolCustomisation(
                            null,
                            new Append("Only to general."),
                            Map.of(
                                    "channel", Slice.trusted("\"general\""),
                                    "retries", Slice.trusted("3"),
                                    "options", Slice.trusted("{\"urgent\":false,\"tags\":[\"a\",1.50]}"),
                                    "nothing", Slice.trusted("null")),
                            Set.of(),
                            Map.of("text", new Rewrite("What to say.")),
                            List.of()));
        }

        private Decision decide(Snapshot snapshot, @Nullable String tag, String tool) {
            var caller = new Caller(Caller.ANONYMOUS, Set.of(), Set.of(), tag, null);
            return new SnapshotRules(snapshot)
                    .of(caller, new EndpointId.All())
                    .decide(ItemKind.TOOL, new ServerName("bigname"), tool);
        }
    }

    private Snapshot mcpJson(String content) {
        folder.write("mcp.json", content);
        return ConfigFolder.snapshot(folder.load("mcp.json"));
    }

    private static ServerSpec server(Snapshot snapshot, String name) {
        return Objects.requireNonNull(snapshot.servers().get(new ServerName(name)));
    }

    private static ServerTransport transport(Snapshot snapshot, String name) {
        return server(snapshot, name).transport();
    }

    private static Http http(Snapshot snapshot, String name) {
        return (Http) transport(snapshot, name);
    }

    private static Stdio stdio(Snapshot snapshot, String name) {
        return (Stdio) transport(snapshot, name);
    }
}
