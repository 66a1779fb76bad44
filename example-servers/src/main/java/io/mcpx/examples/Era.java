// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import java.util.List;

/** Which of the two protocol eras a server speaks. */
public enum Era {
    /** The revisions that begin with {@code initialize}. */
    LEGACY,
    /** Revision 2026-07-28: every request stands alone. */
    MODERN,
    /** Both on one URL or one process; the request tells which. */
    DUAL;

    public static final String MODERN_REVISION = "2026-07-28";

    /** Newest first. */
    public static final List<String> LEGACY_REVISIONS = List.of("2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05");

    public boolean legacy() {
        return this != MODERN;
    }

    public boolean modern() {
        return this != LEGACY;
    }
}
