// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong while files are read. Not thread-safe. Keeps at most {@value #MOST} of each sort. */
public final class Problems {

    private static final int MOST = 500;

    private final Set<Problem> errors = new LinkedHashSet<>();
    private final Set<Problem> warnings = new LinkedHashSet<>();

    public void error(Place place, FieldPath path, String message) {
        add(errors, new Problem(place, path.text(), message));
    }

    public void warning(Place place, FieldPath path, String message) {
        add(warnings, new Problem(place, path.text(), message));
    }

    /** The errors, by file and line. */
    public List<Problem> errors() {
        return sorted(errors);
    }

    /** The warnings, by file and line. */
    public List<Problem> warnings() {
        return sorted(warnings);
    }

    private static void add(Collection<Problem> problems, Problem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        }
    }

    private static List<Problem> sorted(Collection<Problem> problems) {
        return problems.stream().sorted(Problem.IN_ORDER).toList();
    }
}
