// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.control.ControlPlane;
import io.mcpx.cli.data.DataFolder;
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

    /** The gateway on its sample file, and the example servers. */
    void startGatewayAlone(RunningStack running) {
        var everything = everything();
        var examples = ExamplePorts.free();
        startExamples(running, examples);
        startGateway(running, examples, everything);
        out.println(new Welcome(ports.gateway(), ports.management(), examples).text());
    }

    /** PostgreSQL and the control plane first. */
    void startWithControlPlane(RunningStack running, DataFolder data) {
        var everything = everything();
        var remembered = data.ports();
        var before = ExamplePorts.before(remembered);
        var examples = ExamplePorts.choose(remembered);
        var controlPlane = new ControlPlane(ports.control(), ports.controlManagement(), ports.postgres());
        var part = new ControlPart(layout, data, running, probe);
        out.println("starting PostgreSQL on 127.0.0.1:" + ports.postgres() + ", data in " + data);
        part.startDatabase(ports.postgres());
        out.println("starting the control plane on 127.0.0.1:" + ports.control());
        var control = part.startControlPlane(controlPlane);
        startExamples(running, examples);
        controlPlane.awaitReady(control, probe);
        boolean isNew = part.seed(controlPlane, new Samples(examples, everything), before);
        remembered.save();
        startGateway(running, examples, everything);
        out.println(new Welcome(ports.gateway(), ports.management(), examples).text());
        out.println(new ControlWelcome(controlPlane, data, isNew).text());
    }

    private Path everything() {
        return layout.everything(new NodePackages(layout.work()).install(layout.nodeServers()));
    }

    private void startExamples(RunningStack running, ExamplePorts examples) {
        out.println("starting the example servers");
        var child = running.add(Child.start(layout.exampleServers(examples), layout.logs()));
        examples.all().forEach(listening -> probe.awaitListening(child, listening));
    }

    private void startGateway(RunningStack running, ExamplePorts examples, Path everything) {
        out.println("starting the gateway on 127.0.0.1:" + ports.gateway());
        var launch = layout.gateway(examples, everything, ports.gateway(), ports.management());
        var gateway = running.add(Child.start(launch, layout.logs()));
        probe.awaitOk(gateway, URI.create("http://127.0.0.1:" + ports.management() + "/q/health/ready"));
    }
}
