// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.lifecycle;

import io.mcpx.proxy.bridge.parked.ParkedCalls;
import io.mcpx.proxy.call.ChangeFeed;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.record.health.Readiness;
import io.mcpx.proxy.transport.Draining;
import io.mcpx.proxy.upstream.server.RunningServers;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Starts what must run before the first request, and drains before the HTTP server closes: readiness falls, calls finish,
 * streams end the way their revision offers, then servers and their processes.
 */
@Singleton
final class Lifecycle {

    private static final Logger LOG = Logger.getLogger(Lifecycle.class);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ChangeFeed feed;
    private final RunningServers servers;
    private final Readiness readiness;
    private final Draining draining;
    private final DrainConfig config;
    private final ListenConfig listen;
    private final Snapshots snapshots;
    private final ParkedCalls parked;

    Lifecycle(
            ChangeFeed feed,
            RunningServers servers,
            Readiness readiness,
            Draining draining,
            DrainConfig config,
            ListenConfig listen,
            Snapshots snapshots,
            ParkedCalls parked) {
        this.feed = feed;
        this.servers = servers;
        this.readiness = readiness;
        this.draining = draining;
        this.config = config;
        this.listen = listen;
        this.snapshots = snapshots;
        this.parked = parked;
    }

    void start(@Observes StartupEvent event) {
        if (snapshots.isSet()) {
            OpenDoor.check(listen, snapshots.current().snapshot());
        }
        feed.start();
        draining.whenStreamsEnd(feed::finishStreams);
        draining.whenStreamsEnd(() -> parked.endIf(any -> true));
        servers.start();
    }

    /** Runs on the thread that shuts the process down, which has nothing else to do: the one place that waits. */
    void drain(@Observes ShutdownDelayInitiatedEvent event) {
        readiness.fall();
        LOG.infof("draining inFlight=%d", draining.inFlight());
        await(draining.drain(config.timeout()), config.timeout().plus(GRACE), "calls");
        await(servers.stop(), config.serversTimeout().plus(GRACE), "servers");
    }

    private static void await(Future<Void> done, Duration limit, String what) {
        try {
            done.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warnf("drain gave up what=%s after=%s", what, limit);
        } catch (ExecutionException e) {
            LOG.warnf(e.getCause(), "drain failed what=%s", what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
