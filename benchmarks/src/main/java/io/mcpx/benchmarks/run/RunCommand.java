// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Sessions;
import io.mcpx.benchmarks.process.Machine;
import io.mcpx.benchmarks.report.Document;
import io.mcpx.benchmarks.report.Startup;
import io.mcpx.cli.process.Failure;
import io.mcpx.cli.process.Ports;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the benchmarks and prints one document. */
@Command(
        name = "run",
        description = "Compares a direct connection, a plain reverse proxy (nginx), MCPX, and others that are named.",
        mixinStandardHelpOptions = true)
public final class RunCommand implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    private Path root = Path.of("");

    @Option(names = "--quick", description = "Short rounds, and fewer of them: less than three minutes.")
    private boolean isQuick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Some of: start, calls, modern, sse, tools, sessions, list, open, large.")
    private List<String> only = List.of();

    @Option(
            names = "--target",
            paramLabel = "NAME=URL",
            description = "Another gateway, set up in front of the simulator at --simulator-port.")
    private Map<String, String> targets = new LinkedHashMap<>();

    @Option(
            names = "--header",
            paramLabel = "NAME=HEADER:VALUE",
            description = "What that gateway wants to be sent with every request.")
    private List<String> headers = List.of();

    @Option(names = "--pid", paramLabel = "NAME=PID", description = "The process of that gateway, to measure its cost.")
    private Map<String, Long> pids = new LinkedHashMap<>();

    @Option(
            names = "--simulator-port",
            paramLabel = "N",
            description = "Where the simulator listens; default a free port.")
    private int simulatorPort;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the document is written too.")
    private @Nullable Path out;

    private final Progress progress = new Progress(System.err);

    @Override
    public Integer call() {
        var parts = parts(only);
        var others = new Others(targets, headers, pids).contestants();
        var document = measure(isQuick ? Plan.QUICK : Plan.WHOLE, parts, others).markdown();
        Output.print(document, out);
        return 0;
    }

    private Document measure(Plan plan, Set<Part> parts, List<Contestant> others) {
        var layout = new Layout(root.toAbsolutePath().normalize());
        int port = simulatorPort == 0 ? Ports.free() : simulatorPort;
        try (var stand = new Stand(layout, port);
                var sessions = new Sessions()) {
            var startup =
                    parts.contains(Part.START) ? starts(new Starts(layout, port, plan.starts())) : Startup.UNKNOWN;
            var gateway = stand.gateway("gateway", Stand.PROFILES).contestant();
            var contestants = new Bench.Contestants(stand.direct(), stand.nginx(), gateway, others);
            var table = new Bench(plan, progress, sessions, contestants).run(parts);
            return new Document(Machine.here().text(), command(), table, startup);
        }
    }

    private Startup starts(Starts starts) {
        progress.say("starting the gateway " + starts.count() + " times");
        return starts.measure();
    }

    /** All parts, or those that are named. */
    static Set<Part> parts(List<String> names) {
        if (names.isEmpty()) {
            return EnumSet.allOf(Part.class);
        }
        return names.stream().map(RunCommand::part).collect(Collectors.toCollection(() -> EnumSet.noneOf(Part.class)));
    }

    private static Part part(String name) {
        return Stream.of(Part.values())
                .filter(part -> label(part).equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure("--only: " + name + " (expected: some of "
                        + Stream.of(Part.values()).map(RunCommand::label).collect(Collectors.joining(", ")) + ")"));
    }

    private static String label(Part part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private String command() {
        return "./mcpx bench" + (isQuick ? " --quick" : "")
                + (only.isEmpty() ? "" : " --only " + String.join(",", only));
    }
}
