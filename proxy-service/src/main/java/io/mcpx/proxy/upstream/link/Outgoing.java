// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.message.Messages;
import io.mcpx.protocol.message.RequestId;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import io.mcpx.proxy.upstream.ClientContext;
import io.mcpx.proxy.upstream.UpstreamRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request as the server gets it: with an id of the gateway's, which is its progress token too, and in a modern
 * revision with what every request has to carry in {@code _meta}. All other bytes of the params stay. Immutable.
 */
public final class Outgoing {

    private final RequestId id;
    private final byte[] text;
    private final @Nullable Slice clientToken;

    private Outgoing(RequestId id, byte[] text, @Nullable Slice clientToken) {
        this.id = id;
        this.text = text;
        this.clientToken = clientToken;
    }

    /** Writes the request for a server of this revision. The number must be new on the connection. */
    public static Outgoing of(UpstreamRequest request, long number, Revision revision) {
        var id = RequestId.of(number);
        var meta = request.params().object("_meta");
        var token = meta == null ? null : meta.find(MetaKeys.PROGRESS_TOKEN);
        var additions = additions(request.client(), revision);
        if (token != null) {
            additions.put(MetaKeys.PROGRESS_TOKEN, id.toBytes());
        }
        var params = with(request.params(), meta, additions);
        return new Outgoing(id, Messages.request(id, request.method(), params), token);
    }

    public RequestId id() {
        return id;
    }

    /** The whole message; not a copy. */
    public byte[] text() {
        return text;
    }

    /**
     * The notification as the client may see it: progress gets the client's own token back, byte for byte. Null if it is
     * progress of something else.
     */
    public Message.@Nullable Notification restored(Message.Notification notification) {
        if (!notification.method().equals(Methods.PROGRESS)) {
            return notification;
        }
        var token = notification.params().find(MetaKeys.PROGRESS_TOKEN);
        if (clientToken == null || token == null || !token.equals(id.raw())) {
            return null;
        }
        var restored = Slice.trusted(Splice.of(notification.slice())
                .replace(token, clientToken.toBytes())
                .toBytes());
        var params = restored.asObject().object("params");
        return new Message.Notification(restored, notification.method(), params == null ? JsonObject.EMPTY : params);
    }

    private static Map<String, byte[]> additions(ClientContext client, Revision revision) {
        var additions = new LinkedHashMap<String, byte[]>();
        if (revision.era() == Era.LEGACY) {
            return additions;
        }
        additions.put(MetaKeys.PROTOCOL_VERSION, JsonWriter.quote(revision.wire()));
        additions.put(MetaKeys.CLIENT_CAPABILITIES, client.capabilities().toBytes());
        var info = client.info();
        additions.put(MetaKeys.CLIENT_INFO, (info == null ? GatewayClient.INFO : info).toBytes());
        var level = client.logLevel();
        if (level != null) {
            additions.put(MetaKeys.LOG_LEVEL, JsonWriter.quote(level));
        }
        return additions;
    }

    private static byte[] with(JsonObject params, @Nullable JsonObject meta, Map<String, byte[]> additions) {
        if (additions.isEmpty()) {
            return params.slice().toBytes();
        }
        var splice = Splice.of(params.slice());
        if (meta == null) {
            splice.put(params, "_meta", object(additions));
        } else {
            additions.forEach((name, value) -> splice.put(meta, name, value));
        }
        return splice.toBytes();
    }

    private static byte[] object(Map<String, byte[]> members) {
        var out = new JsonWriter().beginObject();
        members.forEach((name, value) -> out.name(name).raw(value));
        return out.endObject().toBytes();
    }
}
