// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.header.HeaderValue;
import io.mcpx.protocol.header.McpHeaders;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.transport.exchange.Refusal;
import io.mcpx.proxy.transport.exchange.SingleHeader;
import io.vertx.core.MultiMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a modern request has to fulfil before anybody looks at its method: its headers repeat what its body says. */
final class ModernChecks {

    private static final Set<String> LOG_LEVELS =
            Set.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    /** Why the request is refused; null when it is not. The order of the checks is part of the contract. */
    static @Nullable Refusal check(MultiMap headers, Message.Request request) {
        var refusal = version(headers, request.meta());
        if (refusal == null) {
            refusal = method(headers, request.method());
        }
        if (refusal == null) {
            refusal = name(headers, request);
        }
        return refusal == null && isRemoved(request.method()) ? methodNotFound(request.method()) : refusal;
    }

    /** A notification need not carry any header, but what it carries has to be true. */
    static @Nullable Refusal check(MultiMap headers, Message.Notification notification) {
        var method = SingleHeader.find(headers, McpHeaders.METHOD);
        return method == null ? null : method(headers, notification.method());
    }

    private static @Nullable Refusal version(MultiMap headers, @Nullable JsonObject meta) {
        var version = SingleHeader.find(headers, McpHeaders.PROTOCOL_VERSION);
        if (version == null) {
            return mismatch(McpHeaders.PROTOCOL_VERSION, "absent");
        }
        var refusal = meta(meta == null ? JsonObject.EMPTY : meta);
        if (refusal != null || meta == null) {
            return refusal;
        }
        if (!version.equals(meta.string(MetaKeys.PROTOCOL_VERSION))) {
            return mismatch(McpHeaders.PROTOCOL_VERSION, "differs from the body");
        }
        return StreamablePosts.isModernVersion(version) ? null : unsupported(version);
    }

    private static @Nullable Refusal meta(JsonObject meta) {
        if (meta.string(MetaKeys.PROTOCOL_VERSION) == null) {
            return invalidMeta(MetaKeys.PROTOCOL_VERSION, "a string");
        }
        if (meta.object(MetaKeys.CLIENT_CAPABILITIES) == null) {
            return invalidMeta(MetaKeys.CLIENT_CAPABILITIES, "an object");
        }
        var level = meta.string(MetaKeys.LOG_LEVEL);
        boolean known = level == null ? !meta.has(MetaKeys.LOG_LEVEL) : LOG_LEVELS.contains(level);
        return known ? null : invalidMeta(MetaKeys.LOG_LEVEL, "a log level");
    }

    private static @Nullable Refusal method(MultiMap headers, String method) {
        var header = SingleHeader.find(headers, McpHeaders.METHOD);
        if (header == null) {
            return mismatch(McpHeaders.METHOD, "absent");
        }
        return header.equals(method) ? null : mismatch(McpHeaders.METHOD, "differs from the body");
    }

    private static @Nullable Refusal name(MultiMap headers, Message.Request request) {
        var member = Methods.nameMember(request.method());
        if (member == null) {
            return null;
        }
        var header = SingleHeader.find(headers, McpHeaders.NAME);
        if (header == null) {
            return mismatch(McpHeaders.NAME, "absent");
        }
        var decoded = HeaderValue.decode(header);
        if (decoded.isEmpty()) {
            return mismatch(McpHeaders.NAME, "malformed");
        }
        return decoded.get().equals(request.params().string(member))
                ? null
                : mismatch(McpHeaders.NAME, "differs from params." + member);
    }

    /** Only what modern revisions took away is judged here; other unknown methods may belong to an extension. */
    private static boolean isRemoved(String method) {
        return Methods.clientRequests(Era.LEGACY).contains(method)
                && !Methods.clientRequests(Era.MODERN).contains(method);
    }

    private static Refusal methodNotFound(String method) {
        return Refusal.of(404, ErrorCodes.METHOD_NOT_FOUND, "method not found: " + method);
    }

    private static Refusal invalidMeta(String key, String expected) {
        return Refusal.of(
                400,
                ErrorCodes.INVALID_PARAMS,
                "params._meta." + key + ": missing or invalid (expected: " + expected + ")");
    }

    private static Refusal mismatch(String header, String why) {
        return Refusal.of(400, ErrorCodes.HEADER_MISMATCH, header + ": " + why);
    }

    private static Refusal unsupported(String requested) {
        var data = new JsonWriter().beginObject().name("supported").beginArray();
        Revision.newestFirst().forEach(revision -> data.string(revision.wire()));
        var bytes =
                data.endArray().name("requested").string(requested).endObject().toBytes();
        return new Refusal(
                400,
                new JsonRpcError(
                        ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION, "unsupported protocol version", Slice.trusted(bytes)),
                null,
                null);
    }

    private ModernChecks() {}
}
