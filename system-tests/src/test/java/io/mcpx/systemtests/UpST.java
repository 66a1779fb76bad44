// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.Ports;
import io.mcpx.systemtests.harness.Administrator;
import io.mcpx.systemtests.harness.Node;
import io.mcpx.systemtests.harness.RawClient;
import io.mcpx.systemtests.harness.Signals;
import io.mcpx.systemtests.harness.Suite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mcpx up}: what it starts, keeps, finds again and ends. */
class UpST {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private final int port = Ports.free();
    private final int controlPort = Ports.free();
    private final List<Child> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Child::stop);
    }

    @Test
    void keepsWhatWasConfiguredAndLetsNobodyElseUseItsFolder() throws IOException {
        var first = start("up-first");
        awaitStarted(first);
        var key = key(first);
        assertThat(log(first)).doesNotContain(secrets());
        assertServes(key);
        assertSendsStrangersAway();
        assertThat(inspect(key)).contains("example__echo", "bearer__echo");
        try (var administrator = administrator()) {
            assertThat(names(administrator.get("/servers")))
                    .containsExactlyInAnyOrder(
                            "bearer", "client", "everything", "example", "keyed", "legacy-sse", "modern");
            administrator.change("/servers/example", "{\"disabledTools\": [\"whoami\"]}");
            awaitGone(key, "example__whoami");
        }
        var other = start("up-other");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.isAlive()).isFalse());
        assertThat(log(other)).contains("is in use by another ./mcpx up", "--data DIR");

        end(first);
        assertThat(Files.readString(Suite.root().resolve(".mcpx/logs/postgres.log")))
                .contains("database system is shut down");
        assertThat(everythingOnDisk()).doesNotContain(key);
        var second = start("up-second", "--new-key");
        awaitStarted(second);

        var next = key(second);
        assertThat(log(second)).doesNotContain("left running", key).doesNotContain(secrets());
        assertServes(next);
        awaitGone(next, "example__whoami");
        awaitRefused(key);
    }

    @Test
    void endsWhatACrashedStartLeftRunningAndGoesOnWithItsData() throws IOException {
        var crashing = start("up-crashing");
        awaitStarted(crashing);
        var key = key(crashing);
        var tree = tree(crashing);
        ProcessHandle.of(crashing.pid()).orElseThrow().destroyForcibly();
        await().untilAsserted(() -> assertThat(crashing.isAlive()).isFalse());
        assertThat(tree).anyMatch(ProcessHandle::isAlive);

        var next = start("up-next");
        awaitStarted(next);

        assertThat(log(next)).contains("left running: gateway", "left running: postgres", "YOUR-KEY");
        assertThat(tree).noneMatch(ProcessHandle::isAlive);
        assertServes(key);
    }

    private static String key(Child up) {
        var line = Pattern.compile("x-api-key: (\\S+)\"").matcher(log(up));
        assertThat(line.find()).as(log(up)).isTrue();
        return line.group(1);
    }

    private void assertServes(String key) {
        try (var client = client(key)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(client.list("tools/list"))
                            .contains("example__echo", "modern__echo", "legacy-sse__echo", "everything__echo")
                            .contains("keyed__echo", "bearer__echo", "client__echo"));
            for (var server : List.of("keyed", "bearer", "client")) {
                assertThat(client.call(server + "__echo", "{\"text\":\"hello\"}"))
                        .contains("hello");
            }
        }
    }

    private void awaitGone(String key, String tool) {
        try (var client = client(key)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(client.list("tools/list"))
                            .contains("example__echo")
                            .doesNotContain(tool));
        }
    }

    private void assertSendsStrangersAway() {
        try (var client = RawClient.modern("http://127.0.0.1:" + port + "/mcp")) {
            assertThatThrownBy(() -> client.list("tools/list")).hasMessageStartingWith("401");
        }
    }

    private void awaitRefused(String key) {
        try (var client = client(key)) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> client.list("tools/list")).hasMessageStartingWith("401"));
        }
    }

    /** The line for the Inspector, as {@code up} prints it. */
    private String inspect(String key) {
        var node = Node.installed();
        var run = node.run(
                node.program("@modelcontextprotocol/inspector/clients/launcher/build/index.js"),
                "--cli",
                "http://127.0.0.1:" + port + "/mcp",
                "--transport",
                "http",
                "--header",
                "x-api-key: " + key,
                "--method",
                "tools/list");
        assertThat(run.exit()).as(run.toString()).isZero();
        return run.output();
    }

    private RawClient client(String key) {
        return RawClient.modern("http://127.0.0.1:" + port + "/mcp").with("x-api-key", key);
    }

    /** All files of the data folder, byte for byte. */
    private String everythingOnDisk() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(folder.resolve("data"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                all.append(Files.readString(file, ISO_8859_1));
            }
        }
        return all.toString();
    }

    private Child start(String name, String... more) {
        var line = new ArrayList<>(List.of(
                Suite.script().toString(),
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                Integer.toString(port),
                "--management-port",
                "0",
                "--control-port",
                Integer.toString(controlPort),
                "--control-management-port",
                "0",
                "--push-port",
                "0",
                "--postgres-port",
                "0"));
        line.addAll(List.of(more));
        var environment = Map.of("JAVA_HOME", System.getProperty("java.home"), "MCPX_BUILT", "yes");
        var child = Suite.start(new Launch(name, line, environment, folder));
        started.add(child);
        return child;
    }

    private static void awaitStarted(Child up) {
        await().atMost(PATIENCE).until(() -> !up.isAlive() || log(up).contains("Ctrl-C ends all of them"));
        assertThat(up.isAlive()).as(log(up)).isTrue();
    }

    private static void end(Child up) throws IOException {
        var tree = tree(up);
        assertThat(tree).hasSizeGreaterThanOrEqualTo(7);
        Signals.interrupt(up);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(up.isAlive()).isFalse();
            assertThat(tree).noneMatch(ProcessHandle::isAlive);
        });
    }

    private Administrator administrator() throws IOException {
        return new Administrator(
                "http://127.0.0.1:" + controlPort + "/api/v1/organisations/local", secret("bootstrap-token"));
    }

    private String secret(String name) throws IOException {
        return Files.readString(folder.resolve("data/secrets").resolve(name)).strip();
    }

    private String[] secrets() throws IOException {
        try (var files = Files.list(folder.resolve("data/secrets"))) {
            var all = new ArrayList<String>();
            for (var file : files.toList()) {
                all.add(Files.readString(file).strip());
            }
            assertThat(all).hasSizeGreaterThanOrEqualTo(4);
            return all.toArray(String[]::new);
        }
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").findValuesAsText("name");
    }

    private static List<ProcessHandle> tree(Child child) {
        return ProcessHandle.of(child.pid()).orElseThrow().descendants().toList();
    }

    private static String log(Child child) {
        try {
            return Files.readString(child.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
