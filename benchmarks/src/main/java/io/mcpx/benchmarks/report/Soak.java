// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A soak as a document: its samples, and whether they are flat.
 *
 * @param machine what it ran on
 * @param rate calls a second
 */
public record Soak(String machine, double rate, List<Sample> samples) {

    /** A trend over fewer samples is none. */
    private static final int LEAST = 5;

    private static final double MEBIBYTE = 1 << 20;

    public Soak {
        samples = List.copyOf(samples);
    }

    /**
     * How one figure developed.
     *
     * @param rise of a straight line from the first sample to the last
     * @param allowed the most that counts as flat
     */
    record Trend(String what, double first, double rise, double allowed) {

        boolean isFlat() {
            return rise <= allowed;
        }

        String line() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %+.2f | %.2f | %s |%n",
                    what,
                    first,
                    rise,
                    allowed,
                    isFlat() ? "flat" : "**rises**");
        }
    }

    /** Whether nothing rises and nothing failed; not before there are enough samples. */
    public boolean isFlat() {
        return samples.size() >= LEAST && errors() == 0 && trends().stream().allMatch(Trend::isFlat);
    }

    /** Whether something rises or failed; a soak that is too short shows only failures. */
    public boolean hasFault() {
        return errors() > 0 || (samples.size() >= LEAST && !isFlat());
    }

    public String markdown() {
        return """
                # Soak

                %s

                %.0f calls/s at a fixed rate for %d minutes

                | minute | calls/s | p50 ms | p99 ms | errors | live heap MiB | RSS MiB | threads | files |
                |---:|---:|---:|---:|---:|---:|---:|---:|---:|
                %s
                | figure | at first | rise | allowed | |
                |---|---:|---:|---:|---|
                %s
                Verdict: %s
                """.formatted(
                        machine,
                        rate,
                        samples.size(),
                        samples.stream().map(Sample::line).collect(Collectors.joining()),
                        trends().stream().map(Trend::line).collect(Collectors.joining()),
                        verdict());
    }

    private String verdict() {
        if (samples.size() < LEAST) {
            return "none, fewer than " + LEAST + " samples";
        }
        return errors() > 0 ? "**" + errors() + " errors**" : isFlat() ? "flat" : "**not flat**";
    }

    private long errors() {
        return samples.stream().mapToLong(Sample::errors).sum();
    }

    /** What may rise a little: the first figure times a share, and something beside. */
    List<Trend> trends() {
        return Stream.of(
                        trend("live heap, MiB", known(Sample::heap, MEBIBYTE), 0.05, 4),
                        trend("RSS, MiB", known(Sample::resident, MEBIBYTE), 0.05, 8),
                        trend("threads", known(Sample::threads, 1), 0, 4),
                        trend("files", known(Sample::files, 1), 0, 8),
                        trend("p50, ms", all(Sample::p50), 0.25, 0.1),
                        trend("p99, ms", all(Sample::p99), 0.5, 1))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Trend> trend(String what, double[] values, double share, double beside) {
        return values.length == 0
                ? List.of()
                : List.of(new Trend(what, values[0], Statistics.rise(values), Math.max(0, values[0]) * share + beside));
    }

    /** Without the first sample, in which everything is still being set up. */
    private Stream<Sample> settled() {
        return samples.stream().skip(samples.size() < LEAST ? 0 : 1);
    }

    private double[] known(Function<Sample, OptionalLong> figure, double unit) {
        return settled()
                .map(figure)
                .filter(OptionalLong::isPresent)
                .mapToDouble(value -> value.getAsLong() / unit)
                .toArray();
    }

    private double[] all(ToDoubleFunction<Sample> figure) {
        return settled().mapToDouble(figure).toArray();
    }
}
