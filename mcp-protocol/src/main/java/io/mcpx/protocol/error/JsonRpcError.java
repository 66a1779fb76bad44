// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.error;

import io.mcpx.protocol.json.Slice;
import org.jspecify.annotations.Nullable;

/**
 * The error member of a JSON-RPC response.
 *
 * @param code see {@link ErrorCodes}
 * @param message for the peer to read; never a class name, a stack trace or an address
 * @param data any JSON value, or null when the member is absent
 */
public record JsonRpcError(
        int code, String message, @Nullable Slice data) {

    public static JsonRpcError of(int code, String message) {
        return new JsonRpcError(code, message, null);
    }
}
