// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.http;

import io.mcpx.examples.peer.ModernMeta;
import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.rpc.McpError;
import io.vertx.core.MultiMap;
import java.util.Optional;

/** Compares the headers of a modern request with its body. */
final class HeaderChecks {

    private static final String VERSION = "MCP-Protocol-Version";
    private static final String METHOD = "Mcp-Method";
    private static final String NAME = "Mcp-Name";

    static void requireVersion(MultiMap headers) {
        require(headers, VERSION);
    }

    static void compareVersion(MultiMap headers, Inbound.Request request) {
        compare(VERSION, require(headers, VERSION), String.valueOf(ModernMeta.version(request)));
    }

    static void compareMethod(MultiMap headers, Inbound.Request request) {
        compare(METHOD, require(headers, METHOD), request.method());
    }

    static void compareName(MultiMap headers, Inbound.Request request) {
        nameMember(request.method())
                .map(member -> request.params().path(member).asText())
                .ifPresent(name -> compare(NAME, HeaderValues.decode(NAME, require(headers, NAME)), name));
    }

    private static Optional<String> nameMember(String method) {
        return switch (method) {
            case "tools/call", "prompts/get" -> Optional.of("name");
            case "resources/read" -> Optional.of("uri");
            case "tasks/get", "tasks/update", "tasks/cancel" -> Optional.of("taskId");
            default -> Optional.empty();
        };
    }

    private static String require(MultiMap headers, String name) {
        var value = headers.get(name);
        if (value == null) {
            throw McpError.headerMismatch(name + " is missing");
        }
        return value.strip();
    }

    private static void compare(String header, String value, String inBody) {
        if (!value.equals(inBody)) {
            throw McpError.headerMismatch(header + " is '" + value + "' but the body says '" + inBody + "'");
        }
    }

    private HeaderChecks() {}
}
