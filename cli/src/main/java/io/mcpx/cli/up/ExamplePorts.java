// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.data.RememberedPorts;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Where the example servers listen: one for each way to reach a server.
 *
 * @param keyed asks for an API key
 * @param bearer asks for a bearer token
 * @param client asks for tokens that it gives to clients with a secret
 */
record ExamplePorts(int legacy, int modern, int sse, int keyed, int bearer, int client) {

    /** Where they listened before; 0 for what was never started. */
    static ExamplePorts before(RememberedPorts ports) {
        return of(ports::before);
    }

    /** Where they listened before, as far as nobody else does now. */
    static ExamplePorts choose(RememberedPorts ports) {
        return of(ports::choose);
    }

    /** The ports of those that are open to all. */
    List<Integer> open() {
        return List.of(legacy, modern, sse);
    }

    /** Their addresses by the names of their entries. */
    Map<String, String> urls() {
        return Map.of(
                "example", url(legacy, "/mcp"),
                "modern", url(modern, "/mcp"),
                "legacy-sse", url(sse, "/sse"),
                "keyed", url(keyed, "/mcp"),
                "bearer", url(bearer, "/mcp"),
                "client", url(client, "/mcp"));
    }

    /** Where tokens for the last one come from. */
    String tokenUrl() {
        return url(client, "/token");
    }

    private static ExamplePorts of(ToIntFunction<String> port) {
        return new ExamplePorts(
                port.applyAsInt("legacy"),
                port.applyAsInt("modern"),
                port.applyAsInt("sse"),
                port.applyAsInt("keyed"),
                port.applyAsInt("bearer"),
                port.applyAsInt("client"));
    }

    private static String url(int port, String path) {
        return "http://127.0.0.1:" + port + path;
    }
}
