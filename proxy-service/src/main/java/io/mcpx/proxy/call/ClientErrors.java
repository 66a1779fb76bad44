// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.error.ErrorCodes;
import io.mcpx.protocol.error.JsonRpcError;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.proxy.upstream.UpstreamFailure;

/** The errors the gateway itself answers with. None tells what a caller may not know: unknown and denied are one. */
final class ClientErrors {

    static JsonRpcError invalidParams(String what) {
        return JsonRpcError.of(ErrorCodes.INVALID_PARAMS, what);
    }

    static JsonRpcError unknownTool(String name) {
        return invalidParams("unknown tool: " + name);
    }

    static JsonRpcError unknownPrompt(String name) {
        return invalidParams("unknown prompt: " + name);
    }

    static JsonRpcError unknownMethod(String method) {
        return JsonRpcError.of(ErrorCodes.METHOD_NOT_FOUND, "method not found: " + method);
    }

    /** With {@code data.uri}; the bridge makes it the legacy code for legacy clients. */
    static JsonRpcError unknownResource(int code, String uri) {
        return new JsonRpcError(
                code,
                "resource not found: " + uri,
                new JsonWriter()
                        .beginObject()
                        .name("uri")
                        .string(uri)
                        .endObject()
                        .toSlice());
    }

    /** With {@code data.requiredCapabilities} as an object, as the specification wants it. */
    static JsonRpcError missingExtension(String extension) {
        return new JsonRpcError(
                ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY,
                "the client does not declare the extension " + extension,
                new JsonWriter()
                        .beginObject()
                        .name("requiredCapabilities")
                        .beginObject()
                        .name("extensions")
                        .beginObject()
                        .name(extension)
                        .beginObject()
                        .endObject()
                        .endObject()
                        .endObject()
                        .endObject()
                        .toSlice());
    }

    static JsonRpcError unknownTask() {
        return invalidParams("taskId: unknown task");
    }

    static JsonRpcError upstream(ServerName server, UpstreamFailure failure) {
        var data = new JsonWriter()
                .beginObject()
                .name("reason")
                .string(failure.kind().label())
                .name("server")
                .string(server.value())
                .endObject()
                .toSlice();
        return new JsonRpcError(
                ErrorCodes.INTERNAL_ERROR,
                "server '" + server + "' " + failure.kind().sentence(),
                data);
    }

    static JsonRpcError internal() {
        return JsonRpcError.of(ErrorCodes.INTERNAL_ERROR, "internal error");
    }

    private ClientErrors() {}
}
