// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.revision;

/** The two ways of speaking MCP. */
public enum Era {
    /** Revisions up to 2025-11-25, which begin with {@code initialize}. */
    LEGACY,
    /** 2026-07-28 and later: every request carries its own version and capabilities. */
    MODERN
}
