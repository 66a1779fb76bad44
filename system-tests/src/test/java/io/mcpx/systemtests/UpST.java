// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Launch;
import io.mcpx.cli.process.Ports;
import io.mcpx.systemtests.harness.Administrator;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mcpx up} with the control plane: what it starts, keeps, finds again and ends. */
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
        assertThat(log(first)).contains("made now").doesNotContain(secrets());
        assertServes();
        try (var administrator = administrator()) {
            assertThat(names(administrator.get("/servers")))
                    .containsExactlyInAnyOrder("everything", "example", "legacy-sse", "modern");
            assertThat(names(administrator.get("/gateways"))).containsExactly("demo");
            administrator.change("/servers/example", "{\"disabledTools\": [\"whoami\"]}");
        }
        var other = start("up-other");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(other.isAlive()).isFalse());
        assertThat(log(other)).contains("is in use by another ./mcpx up", "--data DIR");

        end(first);
        assertThat(Files.readString(Suite.root().resolve(".mcpx/logs/postgres.log")))
                .contains("database system is shut down");
        var second = start("up-second");
        awaitStarted(second);

        assertThat(log(second)).doesNotContain("made now", "left running").doesNotContain(secrets());
        assertServes();
        try (var administrator = administrator()) {
            assertThat(administrator
                            .get("/servers/example")
                            .at("/disabledTools/0")
                            .asText())
                    .isEqualTo("whoami");
        }
    }

    @Test
    void endsWhatACrashedStartLeftRunningAndGoesOnWithItsData() throws IOException {
        var crashing = start("up-crashing");
        awaitStarted(crashing);
        var tree = tree(crashing);
        ProcessHandle.of(crashing.pid()).orElseThrow().destroyForcibly();
        await().untilAsserted(() -> assertThat(crashing.isAlive()).isFalse());
        assertThat(tree).anyMatch(ProcessHandle::isAlive);

        var next = start("up-next");
        awaitStarted(next);

        assertThat(log(next))
                .contains("left running: gateway", "left running: postgres")
                .doesNotContain("made now");
        assertThat(tree).noneMatch(ProcessHandle::isAlive);
        assertServes();
        try (var administrator = administrator()) {
            assertThat(names(administrator.get("/servers"))).hasSize(4);
        }
    }

    private Child start(String name) {
        var line = List.of(
                Suite.script().toString(),
                "up",
                "--control-plane",
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
                "--postgres-port",
                "0");
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
        assertThat(tree).hasSizeGreaterThanOrEqualTo(4);
        Signals.interrupt(up);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(up.isAlive()).isFalse();
            assertThat(tree).noneMatch(ProcessHandle::isAlive);
        });
    }

    private void assertServes() {
        try (var client = RawClient.modern("http://127.0.0.1:" + port + "/mcp")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(client.list("tools/list"))
                            .contains("example__echo", "modern__echo", "legacy-sse__echo", "everything__echo"));
        }
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
