// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.configuration.resource.Assembly;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * All that belongs to configuration that is pushed: the line to the control plane, the snapshot in force, the one on disk.
 * Compiling happens here and nowhere else: on one thread, one change after the other.
 */
final class Push {

    private static final Logger LOG = Logger.getLogger(Push.class);
    private static final long PATIENCE_SECONDS = 60;

    private final WorkerExecutor compiler;
    private final WorkerExecutor disk;
    private final PushedSnapshots snapshots;
    private final Optional<SnapshotKeeper> keeper;
    private final PushLine line;

    /** Serves the snapshot on disk at once, if there is one; blocks for that long. */
    Push(Vertx vertx, ControlSettings settings, InstantSource clock) {
        this.compiler = worker(vertx, "mcpx-config-compile");
        this.disk = worker(vertx, "mcpx-config-keep");
        this.snapshots = new PushedSnapshots();
        this.keeper = settings.file().map(file -> new SnapshotKeeper(file, this::write));
        this.line = new PushLine(vertx, settings, clock, this);
        keeper.ifPresent(kept -> restore(kept, limits(settings.config())));
    }

    private static WorkerExecutor worker(Vertx vertx, String name) {
        return vertx.createSharedWorkerExecutor(name, 1, PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    static ChangeParts.Limits limits(ControlConfig config) {
        return new ChangeParts.Limits(config.maxSnapshot().asLongValue(), config.maxResources());
    }

    private void restore(SnapshotKeeper kept, ChangeParts.Limits limits) {
        kept.restore(new ChangeParts(limits)).map(snapshots::apply).ifPresent(applied -> {
            switch (applied) {
                case Applied.Done(var version) -> LOG.infof("the snapshot on disk is in force, version=%s", version);
                case Applied.Refused(var _, var problems) -> kept.unusable(String.join("; ", problems));
                case Applied.OutOfStep(var _) -> kept.unusable("it is not the version it says it is");
            }
        });
    }

    PushedSnapshots snapshots() {
        return snapshots;
    }

    void start() {
        line.start();
    }

    Future<Void> close() {
        return line.close().eventually(() -> compiler.close()).eventually(() -> disk.close());
    }

    /** Applies a change after those before it, away from the event loop. */
    Future<Applied> apply(Change change) {
        return compiler.executeBlocking(() -> applyAndKeep(change), true);
    }

    private Applied applyAndKeep(Change change) {
        var before = snapshots.assembly();
        var applied = snapshots.apply(change);
        if (applied instanceof Applied.Done(var version) && isOther(before, snapshots.assembly())) {
            keeper.ifPresent(kept -> kept.keep(version, snapshots.assembly()));
        }
        return applied;
    }

    @SuppressWarnings("ReferenceEquality") // an assembly is replaced, never changed
    private static boolean isOther(Assembly before, Assembly after) {
        return before != after;
    }

    private void write(Runnable task) {
        disk.executeBlocking(
                () -> {
                    task.run();
                    return true;
                },
                true);
    }

    /** Tells the control plane, if it is news or has not been told for a while. */
    void report(ReplicaState state) {
        line.report(state);
    }

    ControlStatus status() {
        var onDisk = keeper.flatMap(SnapshotKeeper::trouble);
        return new ControlStatus(
                line.isConnected(), line.heardAt(), line.trouble().or(() -> onDisk));
    }
}
