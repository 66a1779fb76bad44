// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.stdio;

import java.util.function.Consumer;

/** May take a line away from the server, to answer it badly. */
@FunctionalInterface
public interface LineInterceptor {

    LineInterceptor NONE = (line, out) -> false;

    /** Whether the line was taken. */
    boolean intercept(String line, Consumer<String> out);
}
