// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import java.util.HashMap;
import java.util.Map;

/** One client of an endpoint, as far as its requests differ from those of others. */
public sealed interface Client {

    /** With the session it has opened. */
    record Legacy(Endpoint endpoint, String session) implements Client {

        @Override
        public RequestTemplate request(Operation operation) {
            var params = operation.params();
            var rest = params.isEmpty() ? "" : params.substring(0, params.length() - 1);
            return RequestTemplate.of(
                    endpoint,
                    Map.of("Mcp-Session-Id", session, "MCP-Protocol-Version", Sessions.REVISION),
                    operation.method(),
                    "{" + rest + "}");
        }
    }

    /** Of revision 2026-07-28, where each request says everything. */
    record Modern(Endpoint endpoint) implements Client {

        static final String REVISION = "2026-07-28";

        private static final String META =
                "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + REVISION + "\","
                        + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"bench\",\"version\":\"1\"},"
                        + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

        @Override
        public RequestTemplate request(Operation operation) {
            var headers = new HashMap<String, String>();
            headers.put("MCP-Protocol-Version", REVISION);
            headers.put("Mcp-Method", operation.method());
            operation.tool().ifPresent(tool -> headers.put("Mcp-Name", tool));
            return RequestTemplate.of(endpoint, headers, operation.method(), "{" + operation.params() + META + "}");
        }
    }

    Endpoint endpoint();

    /** The request this client makes for an operation. */
    RequestTemplate request(Operation operation);
}
