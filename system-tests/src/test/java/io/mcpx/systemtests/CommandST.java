// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.Probe;
import io.mcpx.systemtests.harness.Fixture;
import io.mcpx.systemtests.harness.Node;
import io.mcpx.systemtests.harness.Suite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mcpx} as a user types it. */
class CommandST {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final Map<String, String> environment =
            new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home"), "MCPX_BUILT", "yes"));
    private @Nullable Child command;

    @AfterEach
    void stop() {
        if (command != null) {
            command.stop();
        }
    }

    @Test
    void gatewayServesLunarsPairOfFilesUnchanged() throws IOException {
        try (var fixture = Fixture.start("lunar-fixture", "--legacy", "0")) {
            var mcpJson = file("mcp.json", """
                    {"mcpServers": {"example": {"type": "streamable-http", "url": "%s"}}}
                    """.formatted(fixture.url("legacy")));
            var appYaml = file("app.yaml", """
                    permissions:
                      default:
                        _type: default-block
                        allow: [readers]
                    toolGroups:
                      - name: readers
                        services:
                          example: [echo, add_numbers]
                    """);

            start("gateway", "--config", mcpJson, "--app-config", appYaml);
            awaitServers(1);

            assertThat(listTools("/mcp"))
                    .contains("example__echo", "example__add_numbers")
                    .doesNotContain("whoami");
        }
    }

    @Test
    void checkNamesTheLineAndThePlaceOfAMistake() throws IOException {
        var mistaken = file("mcpx.yaml", """
                version: 1
                servers:
                  files:
                    url: not a url
                """);

        var check = run("check", mistaken);

        assertThat(check.ended().join()).isNotZero();
        assertThat(check.tail()).contains("mcpx.yaml:4", "servers.files.url");
    }

    @Test
    void checkAcceptsTheSampleConfiguration() throws IOException {
        environment.putAll(Map.of(
                "MCPX_EXAMPLE_LEGACY_PORT", "1",
                "MCPX_EXAMPLE_MODERN_PORT", "2",
                "MCPX_EXAMPLE_SSE_PORT", "3",
                "MCPX_EVERYTHING_ENTRY", "index.js"));

        var check = run("check", Suite.root().resolve("examples/mcpx.yaml").toString());

        assertThat(check.ended().join()).as(check.tail()).isZero();
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws IOException {
        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            var up = run(
                    "up",
                    "--data",
                    folder.resolve("data").toString(),
                    "--port",
                    Integer.toString(taken.getLocalPort()));

            assertThat(up.ended().join()).isEqualTo(1);
            assertThat(up.tail()).contains("port " + port + " is taken", "--port N");
        }
    }

    private Child start(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--port", Integer.toString(port), "--management-port", Integer.toString(managementPort)));
        return run(all.toArray(String[]::new));
    }

    private Child run(String... arguments) {
        var line = new ArrayList<>(List.of(Suite.script().toString()));
        line.addAll(List.of(arguments));
        var started = Suite.start(new Launch("mcpx-" + arguments[0], line, environment, folder));
        command = started;
        return started;
    }

    private void awaitServers(int count) {
        var ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
        var running = Objects.requireNonNull(command);
        new Probe(PATIENCE).awaitOk(running, ready);
        await().atMost(PATIENCE).until(() -> metric("state=\"ready\"") == count);
    }

    private long metric(String label) throws IOException {
        try (var in = URI.create("http://127.0.0.1:" + managementPort + "/metrics")
                .toURL()
                .openStream()) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("mcpx_server_state{") && line.contains(label))
                    .filter(line -> line.endsWith(" 1.0"))
                    .count();
        }
    }

    private String listTools(String path) {
        var node = Node.installed();
        var inspector = node.program("@modelcontextprotocol/inspector/clients/launcher/build/index.js");
        var url = "http://127.0.0.1:" + port + path;
        var run = node.run(inspector, "--cli", url, "--transport", "http", "--method", "tools/list");
        assertThat(run.exit()).as(run.toString()).isZero();
        return run.output();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
