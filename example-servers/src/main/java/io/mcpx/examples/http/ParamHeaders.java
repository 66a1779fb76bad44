// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.MultiMap;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An argument that also travels as a header.
 *
 * @param header the full name of the header
 * @param path the names that lead to the argument
 */
record ParamHeaders(String header, List<String> path) {

    private static final String PREFIX = "Mcp-Param-";

    /** Those that the tool's schema names. */
    static List<ParamHeaders> of(Tool tool) {
        var found = new ArrayList<ParamHeaders>();
        collect(Json.object(tool.definition()).path("inputSchema"), List.of(), found);
        return found;
    }

    private static void collect(JsonNode schema, List<String> path, List<ParamHeaders> found) {
        schema.path("properties").properties().forEach(property -> {
            var inner = new ArrayList<>(path);
            inner.add(property.getKey());
            var header = property.getValue().path("x-mcp-header");
            if (header.isTextual()) {
                found.add(new ParamHeaders(PREFIX + header.asText(), List.copyOf(inner)));
            }
            collect(property.getValue(), inner, found);
        });
    }

    void check(MultiMap headers, JsonNode arguments) {
        var argument = arguments;
        for (var name : path) {
            argument = argument.path(name);
        }
        var present = !argument.isMissingNode() && !argument.isNull();
        var value = headers.get(header);
        if (present != (value != null)) {
            throw McpError.headerMismatch(header + (present ? " is missing" : " has no argument"));
        }
        if (value != null && !matches(HeaderValues.decode(header, value), argument)) {
            throw McpError.headerMismatch(header + " differs from the argument");
        }
    }

    private static boolean matches(String value, JsonNode argument) {
        if (!argument.isNumber()) {
            return value.equals(argument.asText());
        }
        try {
            return new BigDecimal(value).compareTo(argument.decimalValue()) == 0;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
