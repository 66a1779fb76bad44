// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import io.mcpx.configuration.route.ServerName;

/**
 * What one class of callers may use at one endpoint: the one authorisation function, for lists and for uses alike.
 * Immutable; callers with equal rights at an endpoint share one instance, so that it can key caches of ready lists.
 */
public interface Access {

    /**
     * Decides about one item.
     *
     * @param name of a tool or prompt: the customised native name; of a resource: its URI or template
     */
    Decision decide(ItemKind kind, ServerName server, String name);

    /**
     * Decides about a method of an extension that the gateway does not know and that could reach anything of the server:
     * allowed only to callers whose use of that server nothing restricts.
     */
    default Decision decideExtension(ServerName server, String method) {
        return new Decision.Deny("extension methods need unrestricted use of the server");
    }

    /** A stable text that names this class of callers within a snapshot, for cursors and logs. */
    String label();
}
