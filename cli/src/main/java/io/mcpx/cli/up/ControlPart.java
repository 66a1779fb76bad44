// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.control.ControlPlane;
import io.mcpx.cli.control.Organisation;
import io.mcpx.cli.data.DataFolder;
import io.mcpx.cli.postgres.Postgres;
import io.mcpx.cli.postgres.PostgresPrograms;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** PostgreSQL and the control plane, with their data in a folder, and what is in the control plane at the first start. */
final class ControlPart {

    private static final String SEEDED = "seeded";
    private static final String ORGANISATION = "local";

    private final Layout layout;
    private final DataFolder data;
    private final RunningStack running;
    private final Probe probe;

    ControlPart(Layout layout, DataFolder data, RunningStack running, Probe probe) {
        this.layout = layout;
        this.data = data;
        this.running = running;
        this.probe = probe;
    }

    /** Starts PostgreSQL, and makes its database where there is none. */
    void startDatabase(int port) {
        var postgres = new Postgres(PostgresPrograms.below(layout.work()), data.resolve("postgres"));
        if (postgres.make(data.secrets().require(ControlPlane.DATABASE_OWNER))) {
            forgetSeeded();
        }
        postgres.awaitReady(running.add(Child.start(postgres.launch(port), layout.logs())), probe);
    }

    /** Starts the control plane, which takes a while: see {@link ControlPlane#awaitReady}. */
    Child startControlPlane(ControlPlane controlPlane) {
        return running.add(Child.start(controlPlane.launch(layout.root(), data.secrets()), layout.logs()));
    }

    /**
     * Puts the samples into a new organisation, once; later starts only say where the example servers are.
     *
     * @return whether it was done now
     */
    boolean seed(ControlPlane controlPlane, Samples samples, ExamplePorts before) {
        try (var api = controlPlane.api(data.secrets())) {
            var organisation = Organisation.require(api, ORGANISATION, "This machine");
            if (Files.exists(data.resolve(SEEDED))) {
                samples.follow(organisation, before);
                return false;
            }
            samples.putInto(organisation);
            Files.createFile(data.resolve(SEEDED));
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forgetSeeded() {
        try {
            Files.deleteIfExists(data.resolve(SEEDED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
