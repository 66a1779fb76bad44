// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Problem;
import java.util.List;

/** What came of reading documents that are not files of this machine. */
public sealed interface Imported {

    /**
     * They are valid by themselves.
     *
     * @param resources what they say, each key once
     * @param snapshot the same as a snapshot without version
     */
    record Valid(List<Resource> resources, Snapshot snapshot, List<Problem> warnings) implements Imported {
        public Valid {
            resources = List.copyOf(resources);
            warnings = List.copyOf(warnings);
        }
    }

    /** They are not. */
    record Invalid(List<Problem> errors, List<Problem> warnings) implements Imported {
        public Invalid {
            errors = List.copyOf(errors);
            warnings = List.copyOf(warnings);
        }
    }
}
