// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.peer;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.examples.Era;
import io.mcpx.examples.call.Client;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of {@code params._meta} that every modern request carries. */
public final class ModernMeta {

    private static final String PREFIX = "io.modelcontextprotocol/";
    private static final String VERSION = PREFIX + "protocolVersion";
    private static final String CAPABILITIES = PREFIX + "clientCapabilities";
    static final String SERVER_INFO = PREFIX + "serverInfo";
    static final String SUBSCRIPTION = PREFIX + "subscriptionId";

    /** The revision the request names, null when it names none. */
    public static @Nullable String version(Inbound.Request request) {
        return request.meta().path(VERSION).textValue();
    }

    /** Refuses a request without the required members. */
    public static void requireComplete(Inbound.Request request) {
        if (version(request) == null) {
            throw request.method().equals("initialize") ? noHandshake(request) : McpError.incompleteMeta(VERSION);
        }
        if (!request.meta().path(CAPABILITIES).isObject()) {
            throw McpError.incompleteMeta(CAPABILITIES);
        }
    }

    public static void requireSupported(Inbound.Request request) {
        var version = request.meta().path(VERSION).asText();
        if (!version.equals(Era.MODERN_REVISION)) {
            throw McpError.unsupportedVersion(version, Era.MODERN_REVISION);
        }
    }

    /** Who sent it; the request must have passed the other checks. */
    public static Client client(Inbound.Request request, String transport, Map<String, String> headers) {
        var meta = request.meta();
        JsonNode info = Json.objectIn(meta, PREFIX + "clientInfo");
        var logLevel = meta.path(PREFIX + "logLevel").textValue();
        var capabilities = Json.objectIn(meta, CAPABILITIES);
        return new Client(Era.MODERN_REVISION, transport, capabilities, info, logLevel, headers);
    }

    /** A legacy client at a modern server learns what is spoken here. */
    private static McpError noHandshake(Inbound.Request request) {
        var asked = request.params().path("protocolVersion").asText();
        return McpError.unsupportedVersion(asked, Era.MODERN_REVISION);
    }

    private ModernMeta() {}
}
