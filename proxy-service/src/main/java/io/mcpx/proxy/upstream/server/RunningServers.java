// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import static java.util.Objects.requireNonNull;

import io.mcpx.configuration.route.CredentialSpec;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.ServerSpec;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.upstream.Upstream;
import io.mcpx.proxy.upstream.UpstreamEvents;
import io.mcpx.proxy.upstream.Upstreams;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.mcpx.proxy.upstream.grant.Grants;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The servers of the snapshot in force. A new snapshot starts, stops and replaces only servers whose entry changed;
 * nothing waits for a server.
 */
@Singleton
public final class RunningServers implements Upstreams {

    private final Snapshots snapshots;
    private final Setting setting;
    private final ReentrantLock applying = new ReentrantLock();
    private volatile UpstreamEvents events = new Unheard();
    private volatile SortedMap<ServerName, RunningServer> servers = Collections.emptySortedMap();
    private final AtomicBoolean started = new AtomicBoolean();
    private boolean stopped;

    RunningServers(Snapshots snapshots, Vertx vertx, UpstreamConfig config, Grants grants) {
        this.snapshots = snapshots;
        this.setting = new Setting(
                vertx,
                config,
                HostNames.ofSystem(vertx),
                grants,
                Setting.intake(config),
                System.getenv(),
                InstantSource.system(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    /** Starts the servers of the snapshot in force and follows those that come after it. A second time has no effect. */
    public void start() {
        if (started.compareAndSet(false, true)) {
            snapshots.onSwap(this::apply);
            apply(snapshots.current());
        }
    }

    /** Last, so that whoever listens to servers is there. */
    void onStart(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
        start();
    }

    /** Ends all sessions and processes; no snapshot starts any more. */
    public Future<Void> stop() {
        applying.lock();
        try {
            stopped = true;
            var ending = new ArrayList<Future<Void>>();
            servers.values().forEach(server -> ending.add(server.stop()));
            return Future.join(ending).mapEmpty();
        } finally {
            applying.unlock();
        }
    }

    @Override
    public @Nullable Upstream find(ServerName name) {
        return servers.get(name);
    }

    @Override
    public Collection<Upstream> all() {
        return List.copyOf(servers.values());
    }

    @Override
    public void events(UpstreamEvents receiver) {
        events = receiver;
    }

    private void apply(Snapshots.InForce inForce) {
        applying.lock();
        try {
            if (!stopped) {
                apply(ServerChange.plan(running(), inForce.snapshot().servers()), inForce.snapshot());
            }
        } finally {
            applying.unlock();
        }
    }

    private Map<ServerName, ServerSpec> running() {
        return servers.values().stream()
                .map(RunningServer::spec)
                .collect(Collectors.toMap(ServerSpec::name, spec -> spec));
    }

    private void apply(List<ServerChange> changes, Snapshot snapshot) {
        var next = new TreeMap<>(servers);
        var started = new ArrayList<RunningServer>();
        var ended = new ArrayList<RunningServer>();
        for (var change : changes) {
            switch (change) {
                case ServerChange.Start(var spec) ->
                    started.add(put(next, new RunningServer(setting, spec, new Relay())));
                case ServerChange.Replace(var spec) -> {
                    var before = next.get(spec.name());
                    if (before != null) {
                        started.add(put(next, new RunningServer(setting, spec, new Relay(), before)));
                        ended.add(before);
                    }
                }
                case ServerChange.Respecify(var spec) -> {
                    var same = next.get(spec.name());
                    if (same != null) {
                        same.respecify(spec);
                    }
                }
                case ServerChange.Stop(var name) -> {
                    var gone = next.remove(name);
                    if (gone != null) {
                        ended.add(gone);
                    }
                }
            }
        }
        next.values().forEach(server -> server.show(credential(server.spec(), snapshot)));
        servers = Collections.unmodifiableSortedMap(next);
        ended.forEach(RunningServer::stop);
        started.forEach(RunningServer::start);
    }

    /** Null only for a server that names none: no other is ever called without. */
    private static @Nullable CredentialSpec credential(ServerSpec spec, Snapshot snapshot) {
        var name = spec.credential();
        return name == null ? null : requireNonNull(snapshot.credentials().get(name), "a credential");
    }

    private static RunningServer put(Map<ServerName, RunningServer> next, RunningServer server) {
        next.put(server.spec().name(), server);
        return server;
    }

    /** Whoever listens when something happens; servers are made before somebody does. */
    private final class Relay implements UpstreamEvents {

        @Override
        public void changed(Upstream upstream) {
            events.changed(upstream);
        }

        @Override
        public void resourceUpdated(Upstream upstream, Message.Notification notification) {
            events.resourceUpdated(upstream, notification);
        }

        @Override
        public void unsolicited(Upstream upstream, @Nullable String sessionKey, Message.Notification notification) {
            events.unsolicited(upstream, sessionKey, notification);
        }

        @Override
        public void sessionEnded(Upstream upstream, Revision revision, Duration lasted) {
            events.sessionEnded(upstream, revision, lasted);
        }
    }

    private static final class Unheard implements UpstreamEvents {

        @Override
        public void changed(Upstream upstream) {}

        @Override
        public void resourceUpdated(Upstream upstream, Message.Notification notification) {}

        @Override
        public void unsolicited(Upstream upstream, @Nullable String sessionKey, Message.Notification notification) {}

        @Override
        public void sessionEnded(Upstream upstream, Revision revision, Duration lasted) {}
    }
}
