// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.revision.Methods;
import java.util.Set;

/** The notifications that are about the server and never about one request, wherever they arrive. */
public final class ServerTopics {

    private static final Set<String> METHODS = Set.of(
            Methods.TOOLS_LIST_CHANGED,
            Methods.PROMPTS_LIST_CHANGED,
            Methods.RESOURCES_LIST_CHANGED,
            Methods.RESOURCES_UPDATED,
            Methods.ELICITATION_COMPLETE);

    public static boolean contains(String method) {
        return METHODS.contains(method);
    }

    private ServerTopics() {}
}
