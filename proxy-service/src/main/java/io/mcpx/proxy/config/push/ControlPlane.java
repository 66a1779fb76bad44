// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.proxy.config.FileSnapshots;
import io.mcpx.proxy.config.FilesConfig;
import io.mcpx.proxy.config.ProcessEnvironment;
import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.seal.SealConfig;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/** The control plane, where there is one; and the choice of who gives the snapshots: it, or files. */
@Singleton
@Startup
public final class ControlPlane {

    private final Optional<Push> push;

    /** @throws io.quarkus.runtime.configuration.ConfigurationException when its settings contradict each other or the files' */
    ControlPlane(Vertx vertx, ControlConfig config, FilesConfig files, SealConfig seal) {
        this.push = ControlSettings.of(config, files, seal)
                .map(settings -> new Push(vertx, settings, InstantSource.system()));
    }

    @Produces
    @Singleton
    Snapshots snapshots(FilesConfig files, ProcessEnvironment environment) {
        return push.<Snapshots>map(Push::snapshots).orElseGet(() -> FileSnapshots.watching(files, environment));
    }

    void close(@Disposes Snapshots snapshots) {
        if (snapshots instanceof FileSnapshots files) {
            files.close();
        }
    }

    /** Last, so that whoever follows changes is there. */
    void onStart(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event, Snapshots snapshots) {
        push.ifPresent(Push::start);
    }

    @PreDestroy
    void stop() {
        push.ifPresent(Push::close);
    }

    /** How the push stands; empty when files configure this gateway. */
    public Optional<ControlStatus> status() {
        return push.map(Push::status);
    }

    /** Tells the control plane how this replica does, if it is news or has not been told for a while. */
    public void report(ReplicaState state) {
        push.ifPresent(line -> line.report(state));
    }
}
