// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.protocol.revision.Methods;
import io.mcpx.proxy.record.CallErrors;
import io.mcpx.proxy.record.CallRecord.Outcome;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;

/** The attributes that the OpenTelemetry conventions for MCP name, and our own two; and what both spans set alike. */
final class SpanKeys {

    static final AttributeKey<String> METHOD = AttributeKey.stringKey("mcp.method.name");
    static final AttributeKey<String> PROTOCOL_VERSION = AttributeKey.stringKey("mcp.protocol.version");
    static final AttributeKey<String> SESSION = AttributeKey.stringKey("mcp.session.id");
    static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("jsonrpc.request.id");
    static final AttributeKey<String> NETWORK_TRANSPORT = AttributeKey.stringKey("network.transport");
    static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> ENDPOINT = AttributeKey.stringKey("mcpx.endpoint");
    static final AttributeKey<String> SERVER = AttributeKey.stringKey("mcpx.server");

    private static final AttributeKey<String> TOOL = AttributeKey.stringKey("gen_ai.tool.name");
    private static final AttributeKey<String> PROMPT = AttributeKey.stringKey("gen_ai.prompt.name");
    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> STATUS = AttributeKey.stringKey("rpc.response.status_code");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    static void nameItem(Span span, String method, String name) {
        span.updateName(method + " " + name);
        switch (method) {
            case Methods.TOOLS_CALL -> {
                span.setAttribute(TOOL, name);
                span.setAttribute(OPERATION, "execute_tool");
            }
            case Methods.PROMPTS_GET -> span.setAttribute(PROMPT, name);
            default -> {}
        }
    }

    static void end(Span span, Outcome outcome, int code) {
        var error = CallErrors.type(outcome, code);
        if (!error.isEmpty()) {
            span.setAttribute(ERROR, error);
            span.setStatus(StatusCode.ERROR);
        }
        if (code != 0) {
            span.setAttribute(STATUS, Integer.toString(code));
        }
        span.end();
    }

    private SpanKeys() {}
}
