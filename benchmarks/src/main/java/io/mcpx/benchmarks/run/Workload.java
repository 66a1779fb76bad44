// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.benchmarks.load.Pace;
import io.mcpx.benchmarks.simulator.Profile;
import java.util.Optional;

/**
 * What is done to a contestant.
 *
 * @param scenario its name in the table
 * @param kind what each call is
 */
record Workload(String scenario, Profile profile, Era era, Kind kind, int connections, Pace pace) {

    /** Which protocol clients speak. */
    enum Era {
        LEGACY,
        MODERN
    }

    /** What clients ask for. */
    enum Kind {
        TEXT(Optional.of("text"), "{}"),
        LARGE(Optional.of("large"), "{\"mb\":100}"),
        LIST(Optional.empty(), "{}");

        private final Optional<String> tool;
        private final String arguments;

        Kind(Optional<String> tool, String arguments) {
            this.tool = tool;
            this.arguments = arguments;
        }

        Optional<String> tool() {
            return tool;
        }

        String arguments() {
            return arguments;
        }
    }

    /** The same under another name. */
    Workload named(String otherScenario) {
        return new Workload(otherScenario, profile, era, kind, connections, pace);
    }

    static Workload closed(String scenario, Profile profile, Era era, Kind kind, int connections) {
        return new Workload(scenario, profile, era, kind, connections, new Pace.AsAnswered());
    }
}
