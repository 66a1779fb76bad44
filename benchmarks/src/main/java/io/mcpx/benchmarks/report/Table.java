// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All rows with their ratios to what they stand beside, as Markdown. */
public record Table(List<Row> rows) {

    private static final String HEAD = """
            | scenario | target | conn. | calls/s | ÷ nginx | p50 ms | p90 | p99 | p99.9 | p50 − direct | CPU µs/call | ÷ nginx | KiB alloc/call | RSS MiB | errors |
            |---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
            """;

    private static final String NONE = "–";

    public Table {
        rows = List.copyOf(rows);
    }

    public String markdown() {
        return HEAD + rows.stream().map(this::line).collect(Collectors.joining());
    }

    /** The row of this scenario, target and number of connections. */
    public Optional<Row> find(String scenario, String target, int connections) {
        return rows.stream()
                .filter(row -> row.scenario().equals(scenario)
                        && row.target().equals(target)
                        && row.connections() == connections)
                .findFirst();
    }

    private String line(Row row) {
        var figures = row.figures();
        var percentiles = figures.percentiles();
        return Stream.of(
                        row.scenario(),
                        row.target(),
                        Integer.toString(row.connections()),
                        number(figures.callsPerSecond()),
                        ratio(figures.callsPerSecond(), beside(row, Row.NGINX).map(Figures::callsPerSecond)),
                        millis(percentiles.p50()),
                        millis(percentiles.p90()),
                        millis(percentiles.p99()),
                        millis(percentiles.p999()),
                        added(row),
                        number(figures.cpuMicros()),
                        cpuRatio(row),
                        kibibytes(figures.allocatedBytes()),
                        mebibytes(figures.residentPeak()),
                        errors(figures))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private Optional<Figures> beside(Row row, String target) {
        return rows.stream()
                .filter(other -> other.isBeside(row) && other.target().equals(target))
                .map(Row::figures)
                .findFirst();
    }

    private String added(Row row) {
        return row.target().equals(Row.DIRECT)
                ? NONE
                : beside(row, Row.DIRECT)
                        .map(direct -> millis(row.figures().percentiles().p50()
                                - direct.percentiles().p50()))
                        .orElse(NONE);
    }

    private String cpuRatio(Row row) {
        var own = row.figures().cpuMicros();
        var nginx = beside(row, Row.NGINX).map(Figures::cpuMicros).orElse(OptionalDouble.empty());
        return own.isEmpty() || nginx.isEmpty() ? NONE : ratio(own.getAsDouble(), Optional.of(nginx.getAsDouble()));
    }

    private static String ratio(double value, Optional<Double> reference) {
        return reference
                .filter(found -> found > 0)
                .map(found -> fixed(value / found, 2))
                .orElse(NONE);
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NONE;
    }

    private static String number(double value) {
        return fixed(value, value < 10 ? 2 : value < 100 ? 1 : 0);
    }

    private static String millis(double value) {
        return fixed(value, Math.abs(value) < 10 ? 3 : Math.abs(value) < 100 ? 1 : 0);
    }

    private static String kibibytes(OptionalDouble bytes) {
        return bytes.isPresent() ? number(bytes.getAsDouble() / 1024) : NONE;
    }

    private static String mebibytes(OptionalLong bytes) {
        return bytes.isPresent() ? fixed(bytes.getAsLong() / (double) (1 << 20), 0) : NONE;
    }

    private static String errors(Figures figures) {
        return figures.errors() == 0 ? "0" : "**" + figures.errors() + "**";
    }

    private static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
