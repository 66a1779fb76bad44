// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.Set;

/** What one subject may use, in terms of tool groups and whole servers. What is blocked stays blocked, whatever else allows it. */
public sealed interface Permission {

    Permission ALLOW_ALL = new AllowExcept(Set.of());

    /** Everything but the tools of these groups and servers. */
    record AllowExcept(Set<String> blockedGroups, Set<ServerName> blockedServers) implements Permission {
        public AllowExcept {
            blockedGroups = Set.copyOf(blockedGroups);
            blockedServers = Set.copyOf(blockedServers);
        }

        public AllowExcept(Set<String> blockedGroups) {
            this(blockedGroups, Set.of());
        }
    }

    /** Nothing but the tools of the allowed groups and servers, less those of the blocked servers. */
    record BlockExcept(Set<String> allowedGroups, Set<ServerName> allowedServers, Set<ServerName> blockedServers)
            implements Permission {
        public BlockExcept {
            allowedGroups = Set.copyOf(allowedGroups);
            allowedServers = Set.copyOf(allowedServers);
            blockedServers = Set.copyOf(blockedServers);
        }

        public BlockExcept(Set<String> allowedGroups) {
            this(allowedGroups, Set.of(), Set.of());
        }
    }
}
