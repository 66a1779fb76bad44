// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;

/** The error -32021 of the modern era: the server needs what the client does not declare. Pure. */
public final class MissingCapability {

    /** The client does not declare that it can be asked this. */
    public static JsonRpcError toBeAsked(String method, JsonObject params) {
        var data = new JsonWriter()
                .beginObject()
                .name("requiredCapabilities")
                .raw(ClientCapabilities.needed(method, params))
                .endObject();
        return new JsonRpcError(
                ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY,
                "the server asks for " + method + ", which the client does not declare",
                data.toSlice());
    }

    private MissingCapability() {}
}
