// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * What was measured of one target in one scenario.
 *
 * @param percentiles of the latency
 * @param cpuMicros processor time of the target's own process for one call, in microseconds
 * @param allocatedBytes on the target's heap for one call
 * @param residentBefore memory of the target's process before the first round, in bytes
 * @param residentPeak the most it had in a round
 * @param errors in all rounds
 */
public record Figures(
        double callsPerSecond,
        Percentiles percentiles,
        OptionalDouble cpuMicros,
        OptionalDouble allocatedBytes,
        OptionalLong residentBefore,
        OptionalLong residentPeak,
        long errors,
        Optional<String> firstError) {

    /** Of the latency, in milliseconds. */
    public record Percentiles(double p50, double p90, double p99, double p999) {}

    /** One figure for several rounds: medians; of memory the most, of errors the sum. */
    public static Figures of(List<Figures> rounds) {
        return new Figures(
                median(rounds, Figures::callsPerSecond),
                new Percentiles(
                        median(rounds, round -> round.percentiles().p50()),
                        median(rounds, round -> round.percentiles().p90()),
                        median(rounds, round -> round.percentiles().p99()),
                        median(rounds, round -> round.percentiles().p999())),
                known(rounds, Figures::cpuMicros),
                known(rounds, Figures::allocatedBytes),
                rounds.getFirst().residentBefore(),
                most(rounds),
                rounds.stream().mapToLong(Figures::errors).sum(),
                rounds.stream().flatMap(round -> round.firstError().stream()).findFirst());
    }

    /** How much more memory it had at its peak than before. */
    public OptionalLong residentGrowth() {
        return residentBefore.isPresent() && residentPeak.isPresent()
                ? OptionalLong.of(residentPeak.getAsLong() - residentBefore.getAsLong())
                : OptionalLong.empty();
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return Statistics.median(rounds.stream().mapToDouble(figure).toArray());
    }

    private static OptionalDouble known(List<Figures> rounds, Function<Figures, OptionalDouble> figure) {
        var known = rounds.stream()
                .map(figure)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
        return known.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(known));
    }

    private static OptionalLong most(List<Figures> rounds) {
        return rounds.stream()
                .map(Figures::residentPeak)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }
}
