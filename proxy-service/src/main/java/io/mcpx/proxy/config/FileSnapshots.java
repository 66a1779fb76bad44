// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import io.mcpx.configuration.ConfigLoader;
import io.mcpx.configuration.ConfigSource;
import io.mcpx.configuration.Loaded;
import io.mcpx.configuration.policy.SnapshotRules;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Problem;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots from files, which are watched: a valid change comes into force as a whole, an invalid one is refused and the last
 * good snapshot goes on. Thread-safe; listeners are called one after the other on the watching thread.
 */
public final class FileSnapshots implements Snapshots {

    private static final Logger LOG = Logger.getLogger(FileSnapshots.class);

    private final Map<String, String> environment;
    private final Followers followers = new Followers();
    private final @Nullable FileWatch watch;
    private volatile State state;

    /** What is in force, where it came from, and why the latest change did not follow it. */
    private record State(
            InForce inForce,
            ConfigSource source,
            Set<Path> files,
            @Nullable String refusal) {

        State refusing(String why, Set<Path> newFiles) {
            return new State(inForce, source, newFiles, why);
        }
    }

    /** @throws RefusedConfiguration when the files are not valid; the message has every mistake */
    FileSnapshots(FilesConfig config, ProcessEnvironment environment) {
        this.environment = environment.variables();
        if (config.file().isEmpty()) {
            LOG.warn("no configuration file is named by mcpx.config.file: there are no servers");
            state = new State(inForce(Snapshot.EMPTY), ConfigSource.of(Path.of("")), Set.of(), null);
            watch = null;
            return;
        }
        state = first(new ConfigSource(config.file().get(), config.appFile()));
        watch = new FileWatch(config, () -> state.files(), this::reload);
    }

    /**
     * The snapshots of these files, which are watched from now on until {@link #close}.
     *
     * @throws RefusedConfiguration when the files are not valid; the message has every mistake
     */
    public static FileSnapshots watching(FilesConfig config, ProcessEnvironment environment) {
        var snapshots = new FileSnapshots(config, environment);
        snapshots.watch();
        return snapshots;
    }

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
    public Optional<String> lastRefusal() {
        return Optional.ofNullable(state.refusal());
    }

    void watch() {
        if (watch != null) {
            watch.start();
        }
    }

    /** Ends the watch. */
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }

    private State first(ConfigSource source) {
        return switch (ConfigLoader.load(source, environment)) {
            case Loaded.Valid valid -> accepted(valid);
            case Loaded.Invalid invalid -> throw new RefusedConfiguration(invalid.message());
        };
    }

    private void reload() {
        switch (ConfigLoader.load(state.source(), environment)) {
            case Loaded.Valid valid -> replace(valid);
            case Loaded.Invalid invalid -> refuse(invalid);
        }
    }

    private void replace(Loaded.Valid valid) {
        var before = state;
        if (valid.snapshot().version().equals(before.inForce().snapshot().version())) {
            state = new State(before.inForce(), valid.source(), valid.files(), null);
            return;
        }
        var after = accepted(valid);
        followers.prepare(after.inForce());
        state = after;
        followers.follow(after.inForce());
    }

    private void refuse(Loaded.Invalid invalid) {
        var message = invalid.message();
        if (!message.equals(state.refusal())) {
            LOG.errorf(
                    "configuration refused, version=%s goes on:%n%s",
                    current().snapshot().version(), message);
        }
        state = state.refusing(message, invalid.files());
    }

    private static State accepted(Loaded.Valid valid) {
        for (Problem warning : valid.warnings()) {
            LOG.warnf("configuration: %s", warning);
        }
        LOG.infof("configuration in force, version=%s", valid.snapshot().version());
        return new State(inForce(valid.snapshot()), valid.source(), valid.files(), null);
    }

    private static InForce inForce(Snapshot snapshot) {
        return new InForce(snapshot, new SnapshotRules(snapshot));
    }
}
