// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Problem;
import java.util.List;

/** What came of changing a configuration. */
public sealed interface Assembled {

    /**
     * The whole is valid.
     *
     * @param assembly what the next change starts from
     * @param snapshot what it says, under its version
     */
    record Valid(Assembly assembly, Snapshot snapshot) implements Assembled {}

    /**
     * The whole would not be valid; nothing has changed. The place of a problem is the resource as a whole, and its path leads
     * through the section, such as {@code servers.github.url}.
     */
    record Invalid(List<Problem> problems) implements Assembled {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }
}
