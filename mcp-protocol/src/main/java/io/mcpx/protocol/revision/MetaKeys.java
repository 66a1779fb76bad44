// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.revision;

/** The keys of {@code _meta} that MCP gives a meaning to. */
public final class MetaKeys {

    /** The prefix kept for the specification. */
    public static final String PREFIX = "io.modelcontextprotocol/";

    /** On every modern request: the revision it is written in. */
    public static final String PROTOCOL_VERSION = PREFIX + "protocolVersion";

    /** On every modern request: what the client can do, for this request alone. */
    public static final String CLIENT_CAPABILITIES = PREFIX + "clientCapabilities";

    public static final String CLIENT_INFO = PREFIX + "clientInfo";
    public static final String LOG_LEVEL = PREFIX + "logLevel";

    /** On modern results; for display only. */
    public static final String SERVER_INFO = PREFIX + "serverInfo";

    /** On notifications of a listen stream: the id of the listen request, type kept. */
    public static final String SUBSCRIPTION_ID = PREFIX + "subscriptionId";

    /** On legacy messages that belong to a task (2025-11-25). */
    public static final String RELATED_TASK = PREFIX + "related-task";

    public static final String PROGRESS_TOKEN = "progressToken";
    public static final String TRACEPARENT = "traceparent";
    public static final String TRACESTATE = "tracestate";
    public static final String BAGGAGE = "baggage";

    private MetaKeys() {}
}
