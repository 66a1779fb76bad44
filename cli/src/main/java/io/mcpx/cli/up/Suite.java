// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.data.DataFolder;
import io.mcpx.cli.data.Secrets;
import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.NodePackages;
import io.mcpx.cli.process.Probe;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** Starts the parts of the suite in order, and says what it does. */
final class Suite {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Layout layout;
    private final SuitePorts ports;
    private final PrintStream out;
    private final Probe probe = new Probe(PATIENCE);

    Suite(Layout layout, SuitePorts ports, PrintStream out) {
        this.layout = layout;
        this.ports = ports;
        this.out = out;
    }

    /**
     * PostgreSQL, the control plane, the example servers, and the gateway last, which gets its configuration pushed.
     *
     * @param newKey whether the agent gets a new key
     */
    void start(RunningStack running, DataFolder data, boolean newKey) {
        var everything = everything();
        var remembered = data.ports();
        var seeding = new ControlPart.Seeding(ExamplePorts.before(remembered), newKey);
        var examples = ExamplePorts.choose(remembered);
        var controlPlane = ports.controlPlane();
        var part = new ControlPart(layout, data, running, probe);
        out.println("starting PostgreSQL on 127.0.0.1:" + controlPlane.databasePort() + ", data in " + data);
        part.startDatabase(controlPlane.databasePort());
        out.println("starting the control plane on 127.0.0.1:" + controlPlane.port());
        var control = part.startControlPlane(controlPlane);
        startExamples(running, examples, data.secrets());
        controlPlane.awaitReady(control, probe);
        var key = part.seed(controlPlane, new Samples(examples, everything), seeding);
        remembered.save();
        startGateway(running, data);
        out.println(new Welcome(ports.gateway(), ports.management(), key).text());
        out.println(new ControlWelcome(controlPlane, data).text());
    }

    private Path everything() {
        return layout.everything(new NodePackages(layout.work()).install(layout.nodeServers()));
    }

    private void startExamples(RunningStack running, ExamplePorts examples, Secrets secrets) {
        out.println("starting the example servers");
        var open = running.add(Child.start(layout.exampleServers(examples), layout.logs()));
        for (var guard : Guard.values()) {
            secrets.require(guard.secret());
            var guarded = running.add(Child.start(layout.guardedServer(guard, examples, secrets), layout.logs()));
            probe.awaitListening(guarded, guard.port(examples));
        }
        examples.open().forEach(listening -> probe.awaitListening(open, listening));
    }

    private void startGateway(RunningStack running, DataFolder data) {
        out.println("starting the gateway on 127.0.0.1:" + ports.gateway());
        var gateway = running.add(Child.start(layout.gateway(ports, data), layout.logs()));
        probe.awaitOk(gateway, URI.create("http://127.0.0.1:" + ports.management() + "/q/health/ready"));
    }
}
