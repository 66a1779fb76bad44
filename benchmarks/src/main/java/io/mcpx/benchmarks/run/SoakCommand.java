// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Sessions;
import io.mcpx.benchmarks.process.Jvm;
import io.mcpx.benchmarks.process.Machine;
import io.mcpx.benchmarks.process.ProcessFigures;
import io.mcpx.benchmarks.report.Sample;
import io.mcpx.benchmarks.report.Soak;
import io.mcpx.cli.process.Failure;
import io.mcpx.cli.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the gateway under load for a long time, and looks whether anything grows. Ends with 1 if something does. */
@Command(
        name = "soak",
        description = "Load for a long time: are heap, memory, threads, files and latency flat?",
        mixinStandardHelpOptions = true)
public final class SoakCommand implements Callable<Integer> {

    private static final int MANY = 32;

    @Option(names = "--root", required = true, hidden = true)
    private Path root = Path.of("");

    @Option(names = "--minutes", paramLabel = "N", defaultValue = "60", description = "Default ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Calls a second. Default half of the most that is possible.")
    private @Nullable Integer rate;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the document is written too.")
    private @Nullable Path out;

    private final Progress progress = new Progress(System.err);

    @Override
    public Integer call() {
        check("--minutes", minutes);
        check("--rate", rate);
        var layout = new Layout(root.toAbsolutePath().normalize());
        try (var stand = new Stand(layout, Ports.free());
                var sessions = new Sessions()) {
            var gateway = stand.gateway("gateway", Stand.PROFILES).contestant();
            double calls = rate == null ? most(gateway, sessions) / 2 : rate;
            var soak = new Soak(Machine.here().text(), calls, samples(gateway, calls, sessions));
            Output.print(soak.markdown(), out);
            return soak.hasFault() ? 1 : 0;
        }
    }

    private static void check(String option, @Nullable Integer value) {
        if (value != null && value < 1) {
            throw new Failure(option + ": " + value + " (expected: 1 or more)");
        }
    }

    /** The most calls a second, of a warm gateway. */
    private double most(Contestant.Mcpx gateway, Sessions sessions) {
        progress.say("measuring the most that is possible");
        var measurement = Measurement.prepare(gateway, Bench.call(MANY), sessions);
        measurement.warmUp(Duration.ofSeconds(30));
        return measurement.warmUp(Duration.ofSeconds(5));
    }

    private List<Sample> samples(Contestant.Mcpx gateway, double calls, Sessions sessions) {
        var measurement = Measurement.prepare(gateway, Bench.open(calls), sessions);
        var samples = new ArrayList<Sample>();
        for (int minute = 1; minute <= minutes; minute++) {
            samples.add(sample(minute, measurement, gateway.process()));
            progress.say(
                    "of " + minutes + " minutes: " + samples.getLast().line().strip());
        }
        return samples;
    }

    private static Sample sample(int minute, Measurement measurement, long pid) {
        var round = measurement.load(Duration.ofMinutes(1));
        var process = new ProcessFigures(pid);
        return new Sample(
                minute,
                round.callsPerSecond(),
                round.percentile(50),
                round.percentile(99),
                round.errors(),
                new Jvm(pid).liveBytes(),
                process.residentBytes(),
                process.threads(),
                process.openFiles());
    }
}
