// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.message.Message;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.route.ServerName;
import org.jspecify.annotations.Nullable;

/** Shows a user which server asks, where several stand behind one endpoint, so that none can pose as another. Pure. */
public final class ServerAsks {

    /** The params with the server's name in front of an elicitation's message. */
    public static @Nullable Slice named(ServerName server, Message.Request request) {
        if (!request.hasParams()) {
            return null;
        }
        var params = request.params();
        var message = params.string("message");
        if (!Methods.ELICITATION_CREATE.equals(request.method()) || message == null) {
            return params.slice();
        }
        return Splice.of(params.slice())
                .put(params, "message", JsonWriter.quote("[" + server + "] " + message))
                .toSlice();
    }

    private ServerAsks() {}
}
