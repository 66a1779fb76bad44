// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.document.Configuration;

/** A change of configuration: a pure function, called once with what is in force and while nobody else can change it. */
@FunctionalInterface
public interface Edit {

    /**
     * The configuration as it is to be. Secrets may stand in it as written.
     *
     * @throws io.mcpx.control.problem.Refused when it cannot be made
     */
    Configuration apply(Configuration before);
}
