// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import io.mcpx.protocol.header.ParamHeaders;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.proxy.upstream.UpstreamRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The {@code Mcp-Param-*} headers of tool calls; what a tool's schema says is worked out once. Thread-safe. */
final class ToolHeaders {

    private record Known(Slice schema, ParamHeaders headers) {}

    private final ConcurrentHashMap<String, Known> tools = new ConcurrentHashMap<>();

    /** Names and encoded values; none for what is not the call of a tool with a schema. */
    Map<String, String> of(UpstreamRequest request) {
        var schema = request.inputSchema();
        var tool = request.params().string("name");
        if (schema == null || tool == null) {
            return Map.of();
        }
        return switch (known(tool, schema).headers()) {
            case ParamHeaders.Valid valid -> valid.headersFor(arguments(request));
            case ParamHeaders.Invalid _ -> Map.of();
        };
    }

    private Known known(String tool, Slice schema) {
        var known = tools.get(tool);
        if (known == null || !known.schema().equals(schema)) {
            known = new Known(schema, ParamHeaders.of(schema));
            tools.put(tool, known);
        }
        return known;
    }

    private static JsonObject arguments(UpstreamRequest request) {
        var arguments = request.params().object("arguments");
        return arguments == null ? JsonObject.EMPTY : arguments;
    }
}
