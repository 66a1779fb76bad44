// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** Prints how a recording's CPU samples and allocations are spread over the steps of a call, as a Markdown table. */
public final class CallSteps {

    private static final String ALLOCATION = "jdk.ObjectAllocationSample";
    private static final String CPU = "jdk.CPUTimeSample";
    private static final long LARGEST_SAMPLE = 16 << 20;

    private final Map<Step, Double> cpu = new EnumMap<>(Step.class);
    private final Map<Step, Double> memory = new EnumMap<>(Step.class);
    private double allCpu;
    private double allMemory;

    public static void main(String[] arguments) throws IOException {
        var steps = new CallSteps();
        try (var recording = new RecordingFile(Path.of(arguments[0]))) {
            while (recording.hasMoreEvents()) {
                steps.take(recording.readEvent());
            }
        }
        System.out.print(steps.table());
    }

    private void take(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case CPU -> {
                allCpu++;
                add(cpu, event, 1);
            }
            case ALLOCATION -> takeAllocation(event);
            default -> {}
        }
    }

    /** A thread's first sample stands for all that it allocated before the recording. */
    private void takeAllocation(RecordedEvent event) {
        double weight = event.getLong("weight");
        if (weight > LARGEST_SAMPLE) {
            return;
        }
        allMemory += weight;
        add(memory, event, weight);
    }

    private static void add(Map<Step, Double> sums, RecordedEvent event, double weight) {
        var step = stepOf(event);
        if (step != null) {
            sums.merge(step, weight, Double::sum);
        }
    }

    private static @Nullable Step stepOf(RecordedEvent event) {
        var stack = event.getStackTrace();
        if (stack == null) {
            return null;
        }
        for (var frame : stack.getFrames()) {
            var name = name(frame);
            for (var step : Step.values()) {
                if (step.shows(name)) {
                    return step;
                }
            }
        }
        return null;
    }

    private static String name(RecordedFrame frame) {
        var type = frame.getMethod().getType().getName();
        return type.substring(type.lastIndexOf('.') + 1) + "."
                + frame.getMethod().getName();
    }

    private String table() {
        var text = new StringBuilder("| Step | CPU | allocation |\n|---|---|---|\n");
        for (var step : List.of(Step.values()).reversed()) {
            text.append(row(step.title(), share(cpu.get(step), allCpu), share(memory.get(step), allMemory)));
        }
        var rest = row("event loop, scheduling, the rest", rest(cpu, allCpu), rest(memory, allMemory));
        return text.append(rest).toString();
    }

    private static String row(String title, double cpuShare, double memoryShare) {
        return String.format(Locale.ROOT, "| %s | %.0f %% | %.0f %% |%n", title, cpuShare, memoryShare);
    }

    private static double share(@Nullable Double part, double all) {
        return part == null || all == 0 ? 0 : 100 * part / all;
    }

    private static double rest(Map<Step, Double> parts, double all) {
        double known = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        return all == 0 ? 0 : 100 * (all - known) / all;
    }

    private CallSteps() {}
}
