// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration;

import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** What came of reading configuration files. */
public sealed interface Loaded {

    /** Every file on which the outcome depends, whether it exists or not. */
    Set<Path> files();

    /**
     * They are valid.
     *
     * @param source the files that were read, to be read again
     */
    record Valid(Snapshot snapshot, List<Problem> warnings, ConfigSource source, Set<Path> files) implements Loaded {}

    /** They are not. */
    record Invalid(List<Problem> errors, List<Problem> warnings, Set<Path> files) implements Loaded {

        /** One problem in each line. */
        public String message() {
            return String.join("\n", errors.stream().map(Problem::toString).toList());
        }
    }
}
