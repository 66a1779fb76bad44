// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a URL of the simulator asks for: {@code /json/500} answers in JSON and has 500 tools.
 *
 * @param tools how many there are
 */
public record Profile(Framing framing, int tools) {

    private static final Pattern PATH = Pattern.compile("/(json|sse)/(\\d{1,5})");

    /** How answers come. */
    public enum Framing {
        JSON,
        SSE
    }

    /** Empty if the path is none of the simulator's. */
    static Optional<Profile> of(String path) {
        var found = PATH.matcher(path);
        if (!found.matches()) {
            return Optional.empty();
        }
        var framing = found.group(1).equals("json") ? Framing.JSON : Framing.SSE;
        return Optional.of(new Profile(framing, Math.max(1, Integer.parseInt(found.group(2)))));
    }

    /** Its name, for configurations. */
    public String name() {
        return (framing == Framing.JSON ? "json" : "sse") + tools;
    }

    public String path() {
        return (framing == Framing.JSON ? "/json/" : "/sse/") + tools;
    }
}
