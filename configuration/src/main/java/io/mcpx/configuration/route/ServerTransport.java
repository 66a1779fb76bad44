// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a server is reached. {@code toString} shows names, and no value that may be secret. */
public sealed interface ServerTransport {

    /** Streamable HTTP of either era. */
    record Http(URI url, Map<String, String> headers) implements ServerTransport {
        public Http {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Http[url=" + origin(url) + ", headers=" + headers.keySet() + "]";
        }
    }

    /** HTTP+SSE of 2024-11-05; the URL is that of the stream. */
    record Sse(URI url, Map<String, String> headers) implements ServerTransport {
        public Sse {
            headers = Map.copyOf(headers);
        }

        @Override
        public String toString() {
            return "Sse[url=" + origin(url) + ", headers=" + headers.keySet() + "]";
        }
    }

    /**
     * A child process that speaks MCP on its standard streams. Started without a shell.
     *
     * @param environment what the process gets beside the allow-list of inherited variables
     */
    record Stdio(
            String command,
            List<String> arguments,
            Map<String, String> environment,
            @Nullable Path directory) implements ServerTransport {
        public Stdio {
            arguments = List.copyOf(arguments);
            environment = Map.copyOf(environment);
        }

        @Override
        public String toString() {
            return "Stdio[command=" + command + ", arguments=" + arguments.size() + ", environment="
                    + environment.keySet() + "]";
        }
    }

    /**
     * Not reachable as configured, because something its entry refers to does not exist; only this server is away.
     *
     * @param reason what is missing, by name; for operators, never a value
     */
    record Unresolved(String reason) implements ServerTransport {}

    /** Paths and queries of hosted servers often contain a key. */
    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + "/…";
    }
}
