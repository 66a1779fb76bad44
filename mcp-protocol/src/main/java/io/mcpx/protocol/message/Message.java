// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import org.jspecify.annotations.Nullable;

/** One JSON-RPC message with its envelope read; everything else in it is still bytes. */
public sealed interface Message {

    /** The whole message. */
    Slice slice();

    /** A call that wants an answer; {@code params} is {@link JsonObject#EMPTY} when absent. */
    record Request(Slice slice, RequestId id, String method, JsonObject params) implements Message {

        public boolean hasParams() {
            return slice.asObject().has("params");
        }

        /** {@code params._meta}; null when absent or not an object. */
        public @Nullable JsonObject meta() {
            return params.object("_meta");
        }
    }

    /** A call that wants no answer; {@code params} is {@link JsonObject#EMPTY} when absent. */
    record Notification(Slice slice, String method, JsonObject params) implements Message {

        public boolean hasParams() {
            return slice.asObject().has("params");
        }

        /** {@code params._meta}; null when absent or not an object. */
        public @Nullable JsonObject meta() {
            return params.object("_meta");
        }
    }

    /** An answer. */
    record Result(Slice slice, RequestId id, Slice result) implements Message {}

    /** An answer that says why there is none; {@code id} is null when the request's could not be read. */
    record Failure(Slice slice, @Nullable RequestId id, JsonRpcError error, Slice errorSlice) implements Message {}
}
