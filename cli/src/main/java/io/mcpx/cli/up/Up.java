// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.NodePackages;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.Probe;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts the example servers and the gateway, says where they are, and runs until it is ended or one of them ends. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts the gateway on a sample configuration of four servers.")
public final class Up implements Callable<Integer> {

    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Option(names = "--root", required = true, hidden = true, description = "The folder of the suite.")
    private Path root = Path.of("");

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "9000",
            description = "Where clients connect; default ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--management-port",
            paramLabel = "N",
            defaultValue = "9001",
            description = "Where health and metrics are; default ${DEFAULT-VALUE}.")
    private int managementPort;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        Ports.requireFree(port, "--port");
        Ports.requireFree(managementPort, "--management-port");
        var layout = new Layout(root.toAbsolutePath().normalize());
        try (var running = new RunningStack()) {
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
            start(layout, running);
            return report(running.awaitFirstEnd());
        }
    }

    private void start(Layout layout, RunningStack running) {
        var everything = new NodePackages(layout.work()).install(layout.nodeServers());
        var ports = ExamplePorts.free();
        var probe = new Probe(PATIENCE);
        var examples = running.add(Child.start(layout.exampleServers(ports), layout.logs()));
        var gateway = running.add(Child.start(layout.gateway(ports, everything, port, managementPort), layout.logs()));
        ports.all().forEach(listening -> probe.awaitListening(examples, listening));
        probe.awaitOk(gateway, URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"));
        out.println(new Welcome(port, managementPort, ports).text());
        running.children().forEach(this::introduce);
        out.println("\nCtrl-C ends all of them.");
    }

    private void introduce(Child child) {
        out.printf("  %-16s pid %-8d log %s%n", child.name(), child.pid(), child.log());
    }

    /** What a signal ended was ended on purpose: a terminal sends Ctrl-C to the children too. */
    private static int report(Child ended) {
        int code = ended.ended().join();
        if (code != INTERRUPTED && code != TERMINATED) {
            System.err.println("mcpx: " + ended.name() + " ended by itself with code " + code
                    + "; the end of its log:\n" + ended.tail());
        }
        return code == 0 ? 1 : code;
    }
}
