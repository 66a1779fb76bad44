// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.Methods;
import org.jspecify.annotations.Nullable;

/** Shows a user which server asks, where several stand behind one endpoint, so that none can pose as another. Pure. */
public final class ServerAsks {

    /** The params with the server's name in front of an elicitation's message. */
    public static @Nullable Slice named(ServerName server, String method, @Nullable Slice params) {
        if (params == null || !Methods.ELICITATION_CREATE.equals(method)) {
            return params;
        }
        var object = params.asObject();
        var message = object.string("message");
        return message == null
                ? params
                : Splice.of(params)
                        .put(object, "message", JsonWriter.quote("[" + server + "] " + message))
                        .toSlice();
    }

    private ServerAsks() {}
}
