// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.route;

import java.util.Map;

/**
 * Permissions by label, as Lunar resolves them: the entry of the consumer tag, else that of the client name, else the
 * fallback; exactly one applies.
 *
 * @param consumers by consumer tag
 * @param clientNames by normalised client name
 */
public record Rules(Permission fallback, Map<String, Permission> consumers, Map<String, Permission> clientNames) {

    public static final Rules OPEN = new Rules(Permission.ALLOW_ALL, Map.of(), Map.of());

    public Rules {
        consumers = Map.copyOf(consumers);
        clientNames = Map.copyOf(clientNames);
    }
}
