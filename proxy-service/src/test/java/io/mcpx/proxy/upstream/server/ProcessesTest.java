// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.client;
import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.spec;
import static io.mcpx.proxy.upstream.server.Running.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Limits;
import io.mcpx.configuration.route.ServerSpec.Sessions;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.CatalogItem;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.UpstreamFailure.Kind;
import io.mcpx.proxy.upstream.fake.FakeStdioServer;
import io.mcpx.proxy.upstream.fake.RecordedAnswers;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are child processes, with all their moods. */
class ProcessesTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Map<String, String> IMPATIENT = Map.of("probe-patience", "300ms");

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String tool(String name) {
        return "{\"name\":\"" + name + "\",\"arguments\":{}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "noisy", "silent", "touchy"})
    void getsOnWithEveryKindOfLegacyProcess(String mode) {
        try (var running = new Running(VERTX, spec(FakeStdioServer.running(mode)), IMPATIENT).ready()) {
            assertThat(running.call(tool("echo")).result()).isEqualTo("{\"echo\":\"echo\"}");
            assertThat(running.server.state())
                    .isInstanceOfSatisfying(
                            ServerState.Ready.class,
                            ready -> assertThat(ready.revision()).isEqualTo(Revision.V2025_06_18));
        }
    }

    @Test
    void handsOnNoMoreOfItsEnvironmentThanAProgramNeeds() {
        var stdio = FakeStdioServer.running("legacy", Map.of("API_KEY", "configured"));
        try (var running = Running.of(VERTX, spec(stdio))) {
            assertThat(running.call(tool("environment")).result())
                    .contains("API_KEY")
                    .contains("PATH")
                    .doesNotContain("DATABASE_PASSWORD");
        }
    }

    @Test
    void startsAProcessAgainThatDied() {
        try (var running = Running.of(VERTX, spec(FakeStdioServer.running("legacy")))) {
            assertThat(running.call(tool("crash")).failure().kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(running.server.catalog().tools()).hasSize(1);

            eventually(() -> assertThat(running.call(tool("echo")).result()).isEqualTo("{\"echo\":\"echo\"}"));
        }
    }

    @Test
    void givesUpAProcessThatWritesALineTooLong() {
        var limits = new Limits(16, 16, 4, 1 << 20, 10);
        try (var running = Running.of(VERTX, with(spec(FakeStdioServer.running("legacy")), limits))) {
            assertThat(running.call(tool("huge")).failure().kind()).isEqualTo(Kind.TOO_LARGE);
        }
    }

    @Test
    void endsTheChildrenOfAProcessWithIt() {
        try (var running = Running.of(VERTX, spec(FakeStdioServer.running("parent")))) {
            assertThat(sleepers()).isPositive();
            assertThat(running.server.catalog().tools()).hasSize(1);
        }
        eventually(() -> assertThat(sleepers()).isZero());
    }

    private static long sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .map(arguments -> List.of(arguments).contains(FakeStdioServer.LULLABY))
                        .orElse(false))
                .count();
    }

    @Test
    void endsAProcessThatDoesNotWantToEnd() {
        var before = children();
        try (var running = Running.of(VERTX, spec(FakeStdioServer.running("stubborn")))) {
            assertThat(children()).isGreaterThan(before);
            assertThat(running.server.catalog().tools()).hasSize(1);
        }
        assertThat(children()).isEqualTo(before);
    }

    private static long children() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .count();
    }

    @Test
    void listensToAModernProcess() {
        try (var running = Running.of(VERTX, spec(FakeStdioServer.running("telling")))) {
            running.call(tool("change")).result();

            eventually(() -> assertThat(running.server.catalog().tools())
                    .extracting(CatalogItem::name)
                    .containsExactly("changed"));
        }
    }

    @Test
    void givesAQuestionToTheOnlyCallItCanBelongTo() {
        try (var running = Running.of(VERTX, spec(FakeStdioServer.running("legacy")))) {
            var answers = new RecordedAnswers()
                    .answering((question, answer) -> answer.result(Slice.trusted("{\"role\":\"assistant\"}")));
            running.send(Running.call(client("one"), tool("sample")), answers);

            assertThat(answers.result()).contains("\"role\":\"assistant\"");
            assertThat(answers.questions).hasSize(1);
        }
    }

    @Test
    void refusesAQuestionThatMayBeMeantForSomebodyElse() {
        try (var running = Running.of(VERTX, spec(FakeStdioServer.running("legacy")))) {
            var other = running.send(Running.call(client("two", "{}"), tool("hang")));
            var asking = running.send(Running.call(client("one"), tool("sample")));

            assertThat(asking.result()).contains("no client request under way that this can belong to");
            assertThat(asking.questions).isEmpty();
            assertThat(other.questions).isEmpty();
        }
    }

    @Test
    void refusesAQuestionThatMayBeMeantForACallThatWasGivenUp() {
        try (var running = Running.of(VERTX, spec(FakeStdioServer.running("legacy")))) {
            var given = running.send(Running.call(client("two"), tool("hang")), new RecordedAnswers());
            given.cancel();
            var asking = running.send(Running.call(client("one"), tool("sample")));

            assertThat(asking.result()).contains("no client request under way that this can belong to");
            assertThat(asking.questions).isEmpty();
        }
    }

    @Test
    void startsAProcessForEachClientIfConfigured() {
        var spec = with(spec(FakeStdioServer.running("legacy")), Sessions.PER_CLIENT);
        try (var running = Running.of(VERTX, spec)) {
            var before = children();
            running.send(Running.call(client("one"), tool("echo"))).result();
            assertThat(children()).isEqualTo(before + 1);

            running.server.forget("one");

            eventually(() -> assertThat(children()).isEqualTo(before));
        }
    }

    @Test
    void isAwayWhileItsCommandDoesNotExist() {
        var stdio = new ServerTransport.Stdio("no-such-command", List.of(), Map.of(), null);
        try (var running = new Running(VERTX, spec(stdio), Map.of())) {
            assertThat(running.awayReason()).isEqualTo("command not found: no-such-command");
            assertThat(running.call(tool("echo")).failure().kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }
}
