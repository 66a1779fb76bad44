// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.error.JsonRpcError;
import org.jspecify.annotations.Nullable;

/** A text that is not one JSON-RPC message, with the error to answer it with. */
public final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1;

    private final transient JsonRpcError error;
    private final transient @Nullable RequestId id;

    MalformedMessage(int code, String clientMessage, @Nullable RequestId id) {
        super(clientMessage, null, false, false);
        this.error = JsonRpcError.of(code, clientMessage);
        this.id = id;
    }

    /** Parse error (-32700) or invalid request (-32600); its message is safe to send. */
    public JsonRpcError error() {
        return error;
    }

    /** The id of the message, when that much could be read; the answer has to carry it. */
    public @Nullable RequestId id() {
        return id;
    }
}
