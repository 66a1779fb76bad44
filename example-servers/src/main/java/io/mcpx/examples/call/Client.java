// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, and how.
 *
 * @param revision the protocol revision in force
 * @param transport {@code http}, {@code sse} or {@code stdio}
 * @param capabilities what the client declared: per session in legacy revisions, per request in the modern one
 * @param info the client's name and version, empty when it gave none
 * @param logLevel the least severe level the client wants to see, null for none
 * @param headers of the HTTP request, lower-case names; empty on stdio
 */
public record Client(
        String revision,
        String transport,
        ObjectNode capabilities,
        JsonNode info,
        @Nullable String logLevel,
        Map<String, String> headers) {

    public Client {
        headers = Map.copyOf(headers);
    }

    public boolean modern() {
        return revision.compareTo("2026") > 0;
    }

    /** Whether the revision has tasks in its core. */
    public boolean hasLegacyTasks() {
        return revision.equals("2025-11-25");
    }

    /** Whether the client can be asked with this method. */
    public boolean accepts(String method) {
        return capabilities.has(capability(method));
    }

    public boolean declaresExtension(String extension) {
        return capabilities.path("extensions").has(extension);
    }

    /** The capability that a request to the client needs. */
    public static String capability(String method) {
        return method.substring(0, method.indexOf('/'));
    }
}
