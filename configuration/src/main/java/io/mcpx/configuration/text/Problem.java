// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.Comparator;

/**
 * One thing that is wrong with a file, or worth a warning. Never contains a value that may be secret.
 *
 * @param path the keys that lead there; empty for the file as a whole
 */
public record Problem(Place place, String path, String message) {

    static final Comparator<Problem> IN_ORDER = Comparator.<Problem, String>comparing(
                    problem -> problem.place().file())
            .thenComparingInt(problem -> problem.place().line())
            .thenComparingInt(problem -> problem.place().column());

    @Override
    public String toString() {
        return path.isEmpty() ? place + ": " + message : place + ": " + path + ": " + message;
    }
}
