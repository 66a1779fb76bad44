// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.control.Organisation;
import io.mcpx.cli.data.Secrets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a new organisation has to try: the example servers with their credentials, a tool group and a gateway.
 *
 * @param everything the script of the server that runs as a child of the gateway
 */
record Samples(ExamplePorts ports, Path everything) {

    /** Puts all of it in force. */
    void putInto(Organisation organisation, Secrets secrets) {
        organisation.put("credentials", credentials(secrets));
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
        ports.urls()
                .forEach((name, url) -> organisation.move(
                        "servers", name, new Organisation.Move("url", former.getOrDefault(name, url), url)));
        organisation.move(
                "credentials",
                Guard.CLIENT.label(),
                new Organisation.Move("tokenUrl", before.tokenUrl(), ports.tokenUrl()));
    }

    private Map<String, String> credentials(Secrets secrets) {
        var all = new LinkedHashMap<String, String>();
        for (var guard : Guard.values()) {
            all.put(guard.label(), guard.credential(secrets.require(guard.secret()), ports));
        }
        return all;
    }

    private Map<String, String> servers() {
        var all = new LinkedHashMap<String, String>();
        var urls = ports.urls();
        all.put("example", "{\"url\": \"" + urls.get("example") + "\"}");
        all.put("modern", "{\"url\": \"" + urls.get("modern") + "\", \"era\": \"modern\"}");
        all.put("legacy-sse", "{\"type\": \"sse\", \"url\": \"" + urls.get("legacy-sse") + "\"}");
        all.put("everything", "{\"command\": \"node\", \"args\": [\"" + escaped(everything) + "\", \"stdio\"]}");
        for (var guard : Guard.values()) {
            var name = guard.label();
            all.put(name, "{\"url\": \"" + urls.get(name) + "\", \"credential\": \"" + name + "\"}");
        }
        return all;
    }

    private static String escaped(Path path) {
        return path.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
