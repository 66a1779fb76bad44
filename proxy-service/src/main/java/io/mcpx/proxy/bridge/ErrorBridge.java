// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import org.jspecify.annotations.Nullable;

/** Fits a server's JSON-RPC error to a client of the other era; within one era it stays as it is. Pure. */
public final class ErrorBridge {

    /**
     * The error the client gets.
     *
     * @param uri the resource that was asked for, or null
     */
    public static JsonRpcError forClient(
            Era client, Era server, String method, JsonRpcError error, @Nullable String uri) {
        if (client == server) {
            return error;
        }
        return client == Era.MODERN ? forModern(error, uri) : forLegacy(method, error);
    }

    private static JsonRpcError forModern(JsonRpcError error, @Nullable String uri) {
        return switch (error.code()) {
            case ErrorCodes.RESOURCE_NOT_FOUND_LEGACY ->
                new JsonRpcError(ErrorCodes.INVALID_PARAMS, error.message(), uri == null ? error.data() : uriData(uri));
            case ErrorCodes.URL_ELICITATION_REQUIRED_LEGACY ->
                new JsonRpcError(
                        ErrorCodes.INTERNAL_ERROR,
                        "the server wants the user to open a page, but names none: " + error.message(),
                        null);
            default -> error;
        };
    }

    private static JsonRpcError forLegacy(String method, JsonRpcError error) {
        return switch (error.code()) {
            case ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY ->
                new JsonRpcError(
                        ErrorCodes.INTERNAL_ERROR,
                        "the server needs a client that can be asked what this one does not declare: "
                                + error.message(),
                        error.data());
            case ErrorCodes.INVALID_PARAMS ->
                Methods.RESOURCES_READ.equals(method) && error.data() != null
                        ? new JsonRpcError(ErrorCodes.RESOURCE_NOT_FOUND_LEGACY, error.message(), error.data())
                        : error;
            default -> error;
        };
    }

    private static Slice uriData(String uri) {
        return new JsonWriter()
                .beginObject()
                .name("uri")
                .string(uri)
                .endObject()
                .toSlice();
    }

    private ErrorBridge() {}
}
