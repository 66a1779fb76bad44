// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.route;

import java.util.Set;

/** What one subject may use, in terms of tool groups. */
public sealed interface Permission {

    Permission ALLOW_ALL = new AllowExcept(Set.of());

    /** Everything but the tools of these groups. */
    record AllowExcept(Set<String> blockedGroups) implements Permission {
        public AllowExcept {
            blockedGroups = Set.copyOf(blockedGroups);
        }
    }

    /** Nothing but the tools of these groups. */
    record BlockExcept(Set<String> allowedGroups) implements Permission {
        public BlockExcept {
            allowedGroups = Set.copyOf(allowedGroups);
        }
    }
}
