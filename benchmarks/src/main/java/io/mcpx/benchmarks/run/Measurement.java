// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Client;
import io.mcpx.benchmarks.load.Load;
import io.mcpx.benchmarks.load.Operation;
import io.mcpx.benchmarks.load.RequestTemplate;
import io.mcpx.benchmarks.load.Round;
import io.mcpx.benchmarks.load.Sessions;
import io.mcpx.benchmarks.process.Jvm;
import io.mcpx.benchmarks.process.ProcessFigures;
import io.mcpx.benchmarks.report.Figures;
import io.mcpx.benchmarks.report.Figures.Percentiles;
import io.mcpx.benchmarks.report.Row;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** One workload at one contestant: its clients, and the rounds so far. Used by one thread. */
final class Measurement {

    private final Contestant contestant;
    private final Workload workload;
    private final List<RequestTemplate> clients;
    private final List<Figures> rounds = new ArrayList<>();

    private Measurement(Contestant contestant, Workload workload, List<RequestTemplate> clients) {
        this.contestant = contestant;
        this.workload = workload;
        this.clients = clients;
    }

    /** Opens what clients need: sessions, and the names under which tools are exposed. */
    static Measurement prepare(Contestant contestant, Workload workload, Sessions sessions) {
        var endpoint = contestant.endpoint(workload.profile());
        List<Client> clients = switch (workload.era()) {
            case LEGACY -> sessions.open(endpoint, workload.connections());
            case MODERN -> Collections.nCopies(workload.connections(), new Client.Modern(endpoint));
        };
        var operation = operation(workload, sessions.open(endpoint), sessions);
        return new Measurement(
                contestant,
                workload,
                clients.stream().map(client -> client.request(operation)).toList());
    }

    private static Operation operation(Workload workload, Client client, Sessions sessions) {
        var kind = workload.kind();
        return kind.tool()
                .map(tool ->
                        Operation.call(exposed(tool, sessions.ask(client, Operation.list()), client), kind.arguments()))
                .orElseGet(Operation::list);
    }

    /** Gateways give tools a prefix, or a name of another kind that ends with the tool's own. */
    private static String exposed(String tool, String list, Client client) {
        var found = Pattern.compile("\"name\"\\s*:\\s*\"([^\"]*" + tool + ")\"").matcher(list);
        if (!found.find()) {
            throw new IllegalStateException("no tool whose name ends with " + tool + " at "
                    + client.endpoint().url() + "; the list begins: "
                    + list.substring(0, Math.min(200, list.length())));
        }
        return found.group(1);
    }

    /** Load that does not count; the calls a second there were. */
    double warmUp(Duration duration) {
        return load(duration).callsPerSecond();
    }

    /** A round that is not kept. */
    Round load(Duration duration) {
        return Load.run(clients, workload.pace(), duration);
    }

    /** A round that counts. */
    void measure(Duration duration) {
        rounds.add(round(duration, Optional.empty()));
    }

    /** A round that counts, in which allocation is measured too where the contestant is the gateway of this suite. */
    void measureAllocation(Duration duration) {
        rounds.add(round(
                duration,
                contestant instanceof Contestant.Mcpx mcpx ? Optional.of(new Jvm(mcpx.process())) : Optional.empty()));
    }

    private Figures round(Duration duration, Optional<Jvm> jvm) {
        var process = contestant.pid(workload.profile()).map(ProcessFigures::new);
        var resident = process.map(ProcessFigures::residentBytes).orElse(OptionalLong.empty());
        var allocated = jvm.map(Jvm::allocatedBytes).orElse(OptionalLong.empty());
        var cpu = process.flatMap(ProcessFigures::cpu);
        try (var watch = MemoryWatch.of(process)) {
            var round = load(duration);
            var used =
                    cpu.flatMap(before -> process.flatMap(ProcessFigures::cpu).map(after -> after.minus(before)));
            var peak = watch.peak();
            var more = jvm.map(Jvm::allocatedBytes).orElse(OptionalLong.empty());
            return figures(round, used, difference(allocated, more), resident, peak);
        }
    }

    private static Figures figures(
            Round round, Optional<Duration> used, OptionalLong allocated, OptionalLong resident, OptionalLong peak) {
        double calls = Math.max(1, round.calls());
        return new Figures(
                round.callsPerSecond(),
                new Percentiles(
                        round.percentile(50), round.percentile(90), round.percentile(99), round.percentile(99.9)),
                used.map(time -> OptionalDouble.of(time.toNanos() / 1e3 / calls))
                        .orElse(OptionalDouble.empty()),
                allocated.isPresent() ? OptionalDouble.of(allocated.getAsLong() / calls) : OptionalDouble.empty(),
                resident,
                peak,
                round.errors(),
                round.firstError());
    }

    /** The row of the rounds so far. */
    Row row() {
        return new Row(workload.scenario(), contestant.name(), workload.connections(), Figures.of(rounds));
    }

    private static OptionalLong difference(OptionalLong before, OptionalLong after) {
        return before.isPresent() && after.isPresent()
                ? OptionalLong.of(after.getAsLong() - before.getAsLong())
                : OptionalLong.empty();
    }
}
