// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.data.DataFolder;
import io.mcpx.cli.process.Child;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the suite, says where its parts are, and runs until it is ended or one of them ends. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Starts PostgreSQL, the control plane, example servers and the gateway.")
public final class Up implements Callable<Integer> {

    private static final int INTERRUPTED = 130;
    private static final int TERMINATED = 143;

    @Option(names = "--root", required = true, hidden = true, description = "The folder of the suite.")
    private Path root = Path.of("");

    @Option(names = "--new-key", description = "Give the agent demo a new key, and show it.")
    private boolean newKey;

    @Option(names = "--data", paramLabel = "DIR", description = "Where all data is kept; default .mcpx/data.")
    private @Nullable Path dataPath;

    @Mixin
    private SuitePorts ports = new SuitePorts();

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        var layout = new Layout(root.toAbsolutePath().normalize());
        try (var data = DataFolder.open(dataPath == null ? layout.work().resolve("data") : dataPath)) {
            data.started().endAll().forEach(name -> out.println("ended what an earlier start left running: " + name));
            ports.choose();
            var suite = new Suite(layout, ports, out);
            return runUntilEnd(new RunningStack(data.started()::add), running -> suite.start(running, data, newKey));
        }
    }

    private int runUntilEnd(RunningStack stack, Consumer<RunningStack> start) {
        try (var running = stack) {
            Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop"));
            start.accept(running);
            running.children().forEach(this::introduce);
            out.println("\nCtrl-C ends all of them.");
            return report(running.awaitFirstEnd());
        }
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
