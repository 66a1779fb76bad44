// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request of revision 2026-07-28 with everything it needs.
 *
 * @param headers those that mirror the body
 */
public record ModernRequest(String body, Map<String, String> headers) {

    public static final String ALL_CAPABILITIES = """
            {"elicitation":{"form":{},"url":{}},"sampling":{},"roots":{},\
            "extensions":{"io.modelcontextprotocol/tasks":{}}}""";

    public ModernRequest {
        headers = new LinkedHashMap<>(headers);
    }

    public static ModernRequest of(int id, String method, String params) {
        return of(id, method, params, ALL_CAPABILITIES);
    }

    public static ModernRequest of(int id, String method, String params, String capabilities) {
        return new ModernRequest(body(id, method, params, capabilities), headers(method, Json.object(params)));
    }

    public ModernRequest with(String header, String value) {
        var changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new ModernRequest(body, changed);
    }

    public ModernRequest without(String header) {
        var changed = new LinkedHashMap<>(headers);
        changed.remove(header);
        return new ModernRequest(body, changed);
    }

    /** The params go in as they are, after {@code _meta}, unless they have one of their own to merge with. */
    private static String body(int id, String method, String params, String capabilities) {
        var meta = """
                {"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientInfo":{"name":"test","version":"1"},\
                "io.modelcontextprotocol/logLevel":"info",\
                "io.modelcontextprotocol/clientCapabilities":%s}""".formatted(capabilities);
        var start = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":";
        var tree = Json.object(params);
        if (tree.path("_meta") instanceof ObjectNode own) {
            own.setAll(Json.object(meta));
            return start + Json.write(tree) + "}";
        }
        var rest = params.strip().substring(1).strip();
        return start + "{\"_meta\":" + meta + (rest.equals("}") ? "" : ",") + rest + "}";
    }

    private static Map<String, String> headers(String method, ObjectNode params) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("MCP-Protocol-Version", "2026-07-28");
        headers.put("Mcp-Method", method);
        for (var member : new String[] {"name", "uri", "taskId"}) {
            if (params.has(member) && !method.equals("subscriptions/listen")) {
                headers.put("Mcp-Name", params.path(member).asText());
            }
        }
        return headers;
    }
}
