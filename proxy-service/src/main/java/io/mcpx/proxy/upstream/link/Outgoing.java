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
        var text = revision.era() == Era.LEGACY && token == null
                ? Messages.request(id, request.method(), request.params().slice())
                : Messages.request(id, request.method(), params(request, meta, new Additions(id, token, revision)));
        return new Outgoing(id, text, token);
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

    private static byte[] params(UpstreamRequest request, @Nullable JsonObject meta, Additions additions) {
        var params = request.params();
        var splice = Splice.of(params.slice());
        if (meta == null) {
            var fresh = new JsonWriter().beginObject();
            additions.of(request.client(), (name, value) -> fresh.name(name).raw(value));
            splice.put(params, "_meta", fresh.endObject().toBytes());
        } else {
            additions.of(request.client(), (name, value) -> splice.put(meta, name, value));
        }
        return splice.toBytes();
    }

    /** What the gateway puts into {@code _meta}. */
    private record Additions(RequestId id, @Nullable Slice clientToken, Revision revision) {

        interface Target {
            void put(String name, byte[] value);
        }

        void of(ClientContext client, Target target) {
            if (revision.era() == Era.MODERN) {
                modern(client, target);
            }
            if (clientToken != null) {
                target.put(MetaKeys.PROGRESS_TOKEN, id.toBytes());
            }
        }

        private void modern(ClientContext client, Target target) {
            target.put(MetaKeys.PROTOCOL_VERSION, JsonWriter.quote(revision.wire()));
            target.put(MetaKeys.CLIENT_CAPABILITIES, client.capabilities().toBytes());
            var info = client.info();
            target.put(MetaKeys.CLIENT_INFO, (info == null ? GatewayClient.INFO : info).toBytes());
            var level = client.logLevel();
            if (level != null) {
                target.put(MetaKeys.LOG_LEVEL, JsonWriter.quote(level));
            }
        }
    }
}
