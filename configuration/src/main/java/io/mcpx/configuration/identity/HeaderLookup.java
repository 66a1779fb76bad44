// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import org.jspecify.annotations.Nullable;

/** The HTTP headers of one request. */
@FunctionalInterface
public interface HeaderLookup {

    /**
     * The value of a header, whatever the case of its name.
     *
     * @return null when the request does not have it; the values joined by a comma when it has it several times
     */
    @Nullable
    String find(String name);
}
