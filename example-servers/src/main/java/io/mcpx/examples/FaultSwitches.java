// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import io.mcpx.examples.fault.Fault;
import io.mcpx.examples.fault.FaultPlan;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The switches that make servers misbehave. */
final class FaultSwitches {

    @Option(names = "--fault", paramLabel = "NAME", description = "Misbehave: ${COMPLETION-CANDIDATES}.")
    private @Nullable Fault fault;

    @Option(names = "--fault-on", paramLabel = "METHOD", description = "At this method, * for all (tools/call).")
    private @Nullable String method;

    @Option(names = "--fault-after", paramLabel = "N", description = "After so many good requests.")
    private int goodOnes;

    /** A new plan, if there is to be a fault. */
    Optional<FaultPlan> plan() {
        return Optional.ofNullable(fault).map(FaultPlan::of).map(this::narrowed);
    }

    private FaultPlan narrowed(FaultPlan plan) {
        var counted = plan.after(goodOnes);
        return method == null ? counted : counted.at(method);
    }
}
