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
import java.util.Optional;

/** PostgreSQL and the control plane, with their data in a folder, and what is in the control plane at the first start. */
final class ControlPart {

    private static final String SEEDED = "seeded";
    private static final String ORGANISATION = "local";
    private static final String AGENT = "demo";
    private static final String INSTANCE = "local";

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
     * Puts the samples and an agent into a new organisation, once; later starts only say where the example servers are.
     *
     * @return the agent's key, if it has a new one
     */
    Optional<String> seed(ControlPlane controlPlane, Samples samples, Seeding seeding) {
        try (var api = controlPlane.api(data.secrets())) {
            var organisation = Organisation.require(api, ORGANISATION, "This machine");
            boolean isNew = !Files.exists(data.resolve(SEEDED));
            if (isNew) {
                samples.putInto(organisation, data.secrets());
            } else {
                samples.follow(organisation, seeding.before());
            }
            enrolGateway(organisation);
            var key = isNew || seeding.newKey()
                    ? Optional.of(organisation.agentWithNewKey(AGENT))
                    : Optional.<String>empty();
            markSeeded();
            return key;
        }
    }

    /**
     * What later starts do.
     *
     * @param before where the example servers were
     * @param newKey whether the agent gets a new key
     */
    record Seeding(ExamplePorts before, boolean newKey) {}

    /** Unless it was done before, and its token is still there. */
    private void enrolGateway(Organisation organisation) {
        var secrets = data.secrets();
        if (secrets.find(Layout.GATEWAY_TOKEN).isEmpty() || !organisation.hasInstance(INSTANCE)) {
            secrets.put(Layout.GATEWAY_TOKEN, organisation.newInstance(INSTANCE));
        }
    }

    private void markSeeded() {
        try {
            Files.writeString(data.resolve(SEEDED), "");
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
