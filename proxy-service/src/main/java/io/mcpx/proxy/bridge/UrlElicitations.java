// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.revision.Methods;
import java.util.ArrayList;
import java.util.List;

/** The legacy error -32042, by which a server refuses a call until the user has opened a page: a modern client is asked to. Pure. */
public final class UrlElicitations {

    /** What the error asks for; empty for any other error. */
    public static List<InputRequest> of(JsonRpcError error) {
        var data = error.data();
        if (error.code() != ErrorCodes.URL_ELICITATION_REQUIRED_LEGACY || data == null || !data.isObject()) {
            return List.of();
        }
        var requests = new ArrayList<InputRequest>();
        for (var elicitation : data.asObject().array("elicitations")) {
            if (elicitation.isObject()) {
                add(requests, elicitation.asObject());
            }
        }
        return List.copyOf(requests);
    }

    private static void add(List<InputRequest> requests, JsonObject elicitation) {
        var url = elicitation.string("url");
        var message = elicitation.string("message");
        if (url != null) {
            var params = new JsonWriter()
                    .beginObject()
                    .name("mode")
                    .string("url")
                    .name("message")
                    .string(message == null ? "" : message)
                    .name("url")
                    .string(url)
                    .endObject();
            requests.add(new InputRequest("url" + (requests.size() + 1), Methods.ELICITATION_CREATE, params.toSlice()));
        }
    }

    private UrlElicitations() {}
}
