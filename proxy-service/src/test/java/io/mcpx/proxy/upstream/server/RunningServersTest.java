// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static io.mcpx.proxy.upstream.server.Running.eventually;
import static io.mcpx.proxy.upstream.server.Running.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.policy.AccessRules;
import io.mcpx.configuration.route.Naming;
import io.mcpx.configuration.route.Rules;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.ServerTransport;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.upstream.ServerState;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.fake.FakeMcpServer;
import io.mcpx.proxy.upstream.fake.RecordedEvents;
import io.vertx.core.Vertx;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Which servers run when snapshots come and go. */
class RunningServersTest {

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    /** Swapped by hand. */
    private static final class FakeSnapshots implements Snapshots {

        private static final AccessRules OPEN = (caller, endpoint) -> {
            throw new AssertionError("not asked for here");
        };

        private InForce current;
        private @Nullable Consumer<InForce> listener;

        FakeSnapshots(ServerSpec... servers) {
            current = of(servers);
        }

        private static InForce of(ServerSpec... servers) {
            var byName = Arrays.stream(servers).collect(Collectors.toMap(ServerSpec::name, Function.identity()));
            var snapshot =
                    new Snapshot("v", byName, Map.of(), Map.of(), Rules.OPEN, Naming.DEFAULT, List.of(), null, null);
            return new InForce(snapshot, OPEN);
        }

        void swap(ServerSpec... servers) {
            current = of(servers);
            if (listener != null) {
                listener.accept(current);
            }
        }

        @Override
        public InForce current() {
            return current;
        }

        @Override
        public void onSwap(Consumer<InForce> swapped) {
            listener = swapped;
        }
    }

    private static ServerSpec named(String name, ServerTransport transport) {
        return changed(name, transport, true, Set.of());
    }

    private static ServerSpec changed(String name, ServerTransport transport, boolean active, Set<String> disabled) {
        var spec = Running.spec(transport);
        return new ServerSpec(
                new ServerName(name),
                name,
                transport,
                spec.era(),
                spec.deadlines(),
                spec.limits(),
                spec.retry(),
                spec.sessions(),
                spec.egress(),
                active,
                disabled,
                Map.of());
    }

    private static RunningServers started(FakeSnapshots snapshots) {
        var servers = new RunningServers(snapshots, VERTX, Running.config(Map.of()), Running.NO_GRANTS);
        servers.start();
        return servers;
    }

    private static void stop(RunningServers servers) {
        servers.stop().toCompletionStage().toCompletableFuture().join();
    }

    private static Upstream find(RunningServers servers, String name) {
        var found = servers.find(new ServerName(name));
        assertThat(found).as(name).isNotNull();
        if (found == null) {
            throw new AssertionError(name);
        }
        return found;
    }

    @Test
    void startsWithoutWaitingForAServerThatHangs() {
        try (var fake = FakeMcpServer.start(VERTX).on("server/discover", hang -> {})) {
            var servers =
                    started(new FakeSnapshots(named("b", http(fake.url()).transport()), named("A", unresolved())));

            assertThat(servers.all())
                    .extracting(upstream -> upstream.spec().name().value())
                    .containsExactly("A", "b");
            assertThat(find(servers, "B").state()).isInstanceOf(ServerState.Connecting.class);
            stop(servers);
        }
    }

    @Test
    void leavesServersAloneWhoseEntryDidNotChange() {
        var snapshots = new FakeSnapshots(named("a", unresolved()), named("b", unresolved()));
        var servers = started(snapshots);
        var a = find(servers, "a");

        snapshots.swap(named("a", unresolved()), named("c", unresolved()));

        assertThat(find(servers, "a")).isSameAs(a);
        assertThat(servers.find(new ServerName("b"))).isNull();
        assertThat(servers.find(new ServerName("c"))).isNotNull();
        stop(servers);
    }

    @Test
    void keepsTheConnectionWhenOnlyWhatIsShownChanges() {
        try (var fake = FakeMcpServer.modern(VERTX)) {
            var transport = http(fake.url()).transport();
            var snapshots = new FakeSnapshots(named("a", transport));
            var servers = started(snapshots);
            var before = find(servers, "a");
            eventually(() -> assertThat(before.state()).isInstanceOf(ServerState.Ready.class));

            snapshots.swap(changed("a", transport, true, Set.of("echo")));

            assertThat(find(servers, "a")).isSameAs(before);
            assertThat(before.spec().disabledTools()).containsExactly("echo");
            assertThat(fake.received("server/discover")).hasSize(1);
            stop(servers);
        }
    }

    @Test
    void listsTheOldCatalogueUntilTheReplacementHasReadItsOwn() {
        try (var fake = FakeMcpServer.modern(VERTX);
                var hanging = FakeMcpServer.start(VERTX).on("server/discover", hang -> {})) {
            var snapshots = new FakeSnapshots(named("a", http(fake.url()).transport()));
            var servers = started(snapshots);
            var before = find(servers, "a");
            eventually(() -> assertThat(before.state()).isInstanceOf(ServerState.Ready.class));

            snapshots.swap(named("a", http(hanging.url()).transport()));

            var after = find(servers, "a");
            assertThat(after).isNotSameAs(before);
            assertThat(after.catalog().tools()).hasSize(1);
            eventually(() -> assertThat(before.state()).isInstanceOf(ServerState.Stopped.class));
            stop(servers);
        }
    }

    @Test
    void doesNotRunWhatIsSwitchedOff() {
        var snapshots = new FakeSnapshots(changed("a", unresolved(), false, Set.of()));
        var servers = started(snapshots);

        assertThat(servers.all()).isEmpty();
        stop(servers);
    }

    @Test
    void tellsWhoeverListensWhenAServerComesAndGoes() {
        try (var fake = FakeMcpServer.modern(VERTX)) {
            var events = new RecordedEvents();
            var servers = new RunningServers(
                    new FakeSnapshots(named("a", http(fake.url()).transport())),
                    VERTX,
                    Running.config(Map.of()),
                    Running.NO_GRANTS);
            servers.events(events);
            servers.start();

            eventually(() -> assertThat(events.changes.get()).isEqualTo(1));
            stop(servers);
        }
    }

    private static ServerTransport unresolved() {
        return new ServerTransport.Unresolved("missing");
    }
}
