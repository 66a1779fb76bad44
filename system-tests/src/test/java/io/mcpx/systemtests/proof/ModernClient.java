// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import io.mcpx.examples.json.Json;
import io.mcpx.examples.json.RawJson;
import io.mcpx.protocol.header.ParamHeaders;
import io.mcpx.protocol.json.Slice;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Revision 2026-07-28: each request stands alone. */
final class ModernClient extends ProofClient {

    static final String REVISION = "2026-07-28";

    private static final String META = """
            "io.modelcontextprotocol/protocolVersion":"2026-07-28",\
            "io.modelcontextprotocol/clientInfo":{"name":"proof","version":"1"},\
            "io.modelcontextprotocol/logLevel":"info",\
            "io.modelcontextprotocol/clientCapabilities":{"elicitation":{"form":{}},"sampling":{},"roots":{},\
            "extensions":{"io.modelcontextprotocol/tasks":{}}}""";

    private final String url;
    private final Map<String, String> headers;
    private final String meta;
    private final AtomicInteger lastId = new AtomicInteger();

    ModernClient(String url, Map<String, String> headers) {
        this(url, headers, "");
    }

    /** With more members for {@code _meta}, a comma after each. */
    ModernClient(String url, Map<String, String> headers, String moreMeta) {
        this.url = url;
        this.headers = Map.copyOf(headers);
        meta = "\"_meta\":{" + moreMeta + META + "}";
    }

    /** A request with the headers that repeat what it says. */
    HttpRequest.Builder post(String method, String params) {
        return Http.post(url, message(method, params), headers(method, params));
    }

    /** The body of a request: {@code _meta} stands first, then the params as they are. */
    String message(String method, String params) {
        var rest = params.strip().substring(1).strip();
        return LegacyClient.message(
                lastId.incrementAndGet(), method, "{" + meta + (rest.equals("}") ? "" : ",") + rest);
    }

    Map<String, String> headers(String method, String params) {
        var all = new HashMap<>(headers);
        all.put("MCP-Protocol-Version", REVISION);
        all.put("Mcp-Method", method);
        Stream.of("name", "uri", "taskId")
                .flatMap(member -> RawJson.find(params, member).stream())
                .findFirst()
                .ifPresent(name -> all.put("Mcp-Name", text(name)));
        return all;
    }

    @Override
    String request(String method, String params) {
        return answer(post(method, params));
    }

    /** The answer to a call, with the headers that the tool's input schema asks for. */
    String call(String tool, String arguments, String inputSchema) {
        var params = callParams(tool, arguments);
        var request = post("tools/call", params);
        var rules = ParamHeaders.of(Slice.trusted(inputSchema));
        if (rules instanceof ParamHeaders.Valid valid) {
            valid.headersFor(Slice.trusted(arguments).asObject()).forEach(request::setHeader);
        }
        return find(answer(request), "result");
    }

    private String answer(HttpRequest.Builder request) {
        var response = Http.open(request);
        if (!Http.isStream(response)) {
            return whole(response.body());
        }
        try (var events = new Events(response.body())) {
            while (true) {
                var message = events.require().data();
                if (isAnswer(message)) {
                    return message;
                }
                noted(message);
            }
        }
    }

    /** The JSON text of the last result, after answering whatever the server wants to know before it. */
    String resultInRounds(String method, String params) {
        var result = result(method, params);
        while (result.contains("\"input_required\"")) {
            result = result(method, nextRound(params, result));
        }
        return result;
    }

    private static String nextRound(String params, String result) {
        var state = RawJson.find(result, "requestState").map(own -> ",\"requestState\":" + own);
        return params.substring(0, params.lastIndexOf('}')) + state.orElse("") + ",\"inputResponses\":"
                + responses(find(result, "inputRequests")) + "}";
    }

    private static String responses(String requests) {
        return Json.object(requests).properties().stream()
                .map(request -> "\"" + request.getKey() + "\":"
                        + LegacyClient.ANSWERS.get(
                                request.getValue().path("method").asText()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public void close() {}
}
