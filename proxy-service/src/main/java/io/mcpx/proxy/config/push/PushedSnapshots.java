// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.configuration.policy.SnapshotRules;
import io.mcpx.configuration.resource.Assembled;
import io.mcpx.configuration.resource.Assembly;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Problem;
import io.mcpx.proxy.config.Followers;
import io.mcpx.proxy.config.Snapshots;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots made of resources that are pushed: a change comes into force as a whole, or not at all and the last good snapshot
 * goes on. Thread-safe but for {@link #apply}, which one thread at a time calls; listeners are called on that one.
 */
final class PushedSnapshots implements Snapshots {

    private static final Logger LOG = Logger.getLogger(PushedSnapshots.class);

    private final Followers followers = new Followers();
    private volatile State state = new State(inForce(Snapshot.EMPTY), Assembly.EMPTY, false, null);

    /**
     * What is in force, the resources it was made of, and why the latest change did not follow it.
     *
     * @param isSet whether there was a first snapshot
     */
    private record State(
            InForce inForce,
            Assembly assembly,
            boolean isSet,
            @Nullable String refusal) {}

    @Override
    public InForce current() {
        return state.inForce();
    }

    @Override
    public void beforeSwap(Consumer<InForce> listener) {
        followers.before(listener);
    }

    @Override
    public void onSwap(Consumer<InForce> listener) {
        followers.after(listener);
    }

    @Override
    public boolean isSet() {
        return state.isSet();
    }

    @Override
    public Optional<String> lastRefusal() {
        return Optional.ofNullable(state.refusal());
    }

    /** The resources of what is in force. */
    Assembly assembly() {
        return state.assembly();
    }

    /** The version in force; empty before the first. */
    String version() {
        return state.isSet() ? current().snapshot().version() : "";
    }

    /** Remembers a change that never got as far as to be applied. */
    void refuse(List<String> problems) {
        var before = state;
        var message = String.join("\n", problems);
        if (!message.equals(before.refusal())) {
            LOG.errorf("pushed configuration refused, version=%s goes on:%n%s", version(), message);
        }
        state = new State(before.inForce(), before.assembly(), before.isSet(), message);
    }

    /** Compiles, checks and puts in force; takes as long as the snapshot is large. */
    Applied apply(Change change) {
        if (change.isEmpty() && !change.isFull() && change.version().equals(version())) {
            return done(change.version());
        }
        var base = change.isFull() ? Assembly.EMPTY : state.assembly();
        return switch (base.with(change.upserts(), change.removed())) {
            case Assembled.Valid valid -> apply(change, valid);
            case Assembled.Invalid invalid -> new Applied.Refused(change.version(), words(invalid));
        };
    }

    private static List<String> words(Assembled.Invalid invalid) {
        return invalid.problems().stream().map(Problem::toString).toList();
    }

    private Applied apply(Change change, Assembled.Valid valid) {
        var version = valid.snapshot().version();
        if (version.equals(change.version())) {
            replace(valid);
            return done(version);
        }
        return change.isFull()
                ? new Applied.Refused(
                        change.version(),
                        List.of("version: the resources make " + version + " (expected: "
                                + Wire.clean(change.version(), 128) + ")"))
                : new Applied.OutOfStep(change.version());
    }

    private Applied done(String version) {
        var now = state;
        state = new State(now.inForce(), now.assembly(), now.isSet(), null);
        return new Applied.Done(version);
    }

    private void replace(Assembled.Valid valid) {
        var before = state;
        if (before.isSet()
                && valid.snapshot().version().equals(before.inForce().snapshot().version())) {
            return;
        }
        var now = inForce(valid.snapshot());
        followers.prepare(now);
        state = new State(now, valid.assembly(), true, null);
        LOG.infof("configuration in force, version=%s", valid.snapshot().version());
        followers.follow(now);
    }

    private static InForce inForce(Snapshot snapshot) {
        return new InForce(snapshot, new SnapshotRules(snapshot));
    }
}
