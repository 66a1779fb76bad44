// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import java.util.List;

/** What became of a change. */
sealed interface Applied {

    /** It is in force. */
    record Done(String version) implements Applied {}

    /** It makes no configuration, and why; what was in force goes on. */
    record Refused(String version, List<String> problems) implements Applied {

        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /** With it, what there is would not be the announced version: only a full change can help. */
    record OutOfStep(String version) implements Applied {}
}
