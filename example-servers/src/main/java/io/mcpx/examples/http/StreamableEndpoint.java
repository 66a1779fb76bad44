// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mcpx.examples.Era;
import io.mcpx.examples.Recorder;
import io.mcpx.examples.json.Json;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The endpoint {@code /mcp}: finds out which era a request belongs to. */
public final class StreamableEndpoint implements Endpoint {

    private static final String VERSION_IN_BODY = "io.modelcontextprotocol/protocolVersion";

    private final Era era;
    private final LegacyEndpoint legacy;
    private final ModernEndpoint modern;

    public StreamableEndpoint(Era era, LegacyEndpoint legacy, ModernEndpoint modern) {
        this.era = era;
        this.legacy = legacy;
        this.modern = modern;
    }

    @Override
    public void serve(HttpServerRequest request, Recorder.Received received) {
        if (!"/mcp".equals(request.path())) {
            Replies.status(request.response(), 404);
        } else if (!hasJson(request)) {
            Replies.refuse(request.response(), 415, "Content-Type must be application/json");
        } else if (!accepts(request)) {
            Replies.refuse(request.response(), 406, "Accept must name application/json and text/event-stream");
        } else {
            (isModern(request, received) ? modern : legacy).serve(request, received);
        }
    }

    @Override
    public void forgetSessions() {
        legacy.forgetSessions();
        modern.forgetSessions();
    }

    @Override
    public int sessionCount() {
        return legacy.sessionCount();
    }

    private boolean isModern(HttpServerRequest request, Recorder.Received received) {
        return switch (era) {
            case LEGACY -> false;
            case MODERN -> true;
            case DUAL -> request.method().name().equals("POST") && looksModern(request, received.body());
        };
    }

    private static boolean looksModern(HttpServerRequest request, String body) {
        var version = request.getHeader("MCP-Protocol-Version");
        if (version == null ? request.getHeader("Mcp-Method") != null : !Era.LEGACY_REVISIONS.contains(version)) {
            return true;
        }
        try {
            return Json.read(body).path("params").path("_meta").has(VERSION_IN_BODY);
        } catch (JsonProcessingException unparsable) {
            return false;
        }
    }

    private static boolean hasJson(HttpServerRequest request) {
        return !request.method().name().equals("POST")
                || contains(request.getHeader("Content-Type"), "application/json");
    }

    private static boolean accepts(HttpServerRequest request) {
        var accept = request.getHeader("Accept");
        return accept == null
                || contains(accept, "*/*")
                || contains(accept, "application/")
                || contains(accept, "text/event-stream");
    }

    private static boolean contains(@Nullable String header, String type) {
        return header != null && header.toLowerCase(Locale.ROOT).contains(type);
    }
}
