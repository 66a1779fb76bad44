// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import io.mcpx.control.problem.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What a new gateway instance is to be.
 *
 * @param name 1 to 63 of a-z, 0-9 and dashes
 * @param dedicatedTo the agent whose endpoints alone it serves; null for a shared one
 */
public record Enrolment(String name, @Nullable String dedicatedTo) {

    public Enrolment {
        if (!name.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw Refused.invalid("/name", "no such name", "1 to 63 of a-z, 0-9 and -, no dash at either end");
        }
    }
}
