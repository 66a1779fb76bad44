// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.header;

/** The HTTP headers of MCP. Names are compared without regard to case. */
public final class McpHeaders {

    /** Legacy from 2025-06-18: after {@code initialize}; modern: on every POST, equal to the body's. */
    public static final String PROTOCOL_VERSION = "MCP-Protocol-Version";

    /** Modern: equal to {@code method}. */
    public static final String METHOD = "Mcp-Method";

    /** Modern: equal to the member of {@code params} that {@link io.mcpx.protocol.revision.Methods#nameMember} names. */
    public static final String NAME = "Mcp-Name";

    /** Modern: begins the name of every header that repeats a tool's argument. */
    public static final String PARAM_PREFIX = "Mcp-Param-";

    /** Legacy: the session. */
    public static final String SESSION_ID = "Mcp-Session-Id";

    /** Legacy: where a broken stream is to go on. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    private McpHeaders() {}
}
