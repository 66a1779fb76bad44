// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import java.util.Locale;

/** What a member is in an organisation, from least to most. */
public enum Role {
    MEMBER,
    ADMIN,
    OWNER;

    public boolean isAtLeast(Role other) {
        return compareTo(other) >= 0;
    }

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
