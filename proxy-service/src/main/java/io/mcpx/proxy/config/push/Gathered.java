// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import java.util.List;

/** What there is to do after a part of a change. */
sealed interface Gathered {

    /** Nothing: more parts follow, or the rest of one that was refused. */
    record Waiting() implements Gathered {}

    /** All parts are there. */
    record Complete(Change change) implements Gathered {}

    /** The change breaks the contract, and why. */
    record Refused(String version, List<String> problems) implements Gathered {

        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
