// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.util.Optional;

/**
 * What a client does again and again.
 *
 * @param method of MCP
 * @param tool its exposed name, if one is called
 * @param arguments of the tool, as JSON
 */
public record Operation(String method, Optional<String> tool, String arguments) {

    /** Calls a tool. */
    public static Operation call(String tool, String arguments) {
        return new Operation("tools/call", Optional.of(tool), arguments);
    }

    /** Asks for the tools. */
    public static Operation list() {
        return new Operation("tools/list", Optional.empty(), "{}");
    }

    /** The members of {@code params}, each followed by a comma. */
    String params() {
        return tool.map(name -> "\"name\":\"" + name + "\",\"arguments\":" + arguments + ",")
                .orElse("");
    }
}
