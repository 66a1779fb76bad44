// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.control.Organisation;
import java.nio.file.Path;
import java.util.Map;

/**
 * What a new organisation has to try: the example servers, a tool group and a gateway.
 *
 * @param everything the script of the server that runs as a child of the gateway
 */
record Samples(ExamplePorts ports, Path everything) {

    /** Puts all of it in force. */
    void putInto(Organisation organisation) {
        organisation.put("servers", servers());
        organisation.put("tool-groups", Map.of("demo", """
                {"description": "Some tools of two servers",
                 "servers": {"example": "*", "everything": ["echo", "get-sum"]}}"""));
        organisation.put("gateways", Map.of("demo", """
                {"servers": ["example", "everything"], "groups": ["demo"]}"""));
    }

    /** Tells it where the example servers are now, where they moved and nobody has changed their entry. */
    void follow(Organisation organisation, ExamplePorts before) {
        var former = before.urls();
        ports.urls().forEach((name, url) -> {
            var old = former.getOrDefault(name, url);
            if (!old.equals(url)) {
                organisation.moveServer(name, old, url);
            }
        });
    }

    private Map<String, String> servers() {
        var urls = ports.urls();
        return Map.of(
                "example", "{\"url\": \"" + urls.get("example") + "\"}",
                "modern", "{\"url\": \"" + urls.get("modern") + "\", \"era\": \"modern\"}",
                "legacy-sse", "{\"type\": \"sse\", \"url\": \"" + urls.get("legacy-sse") + "\"}",
                "everything", "{\"command\": \"node\", \"args\": [\"" + escaped(everything) + "\", \"stdio\"]}");
    }

    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
