// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

/** What a URL of the gateway names. */
public sealed interface EndpointId {

    /** {@code /mcp}: every server. */
    record All() implements EndpointId {
        @Override
        public String path() {
            return "/mcp";
        }
    }

    /** {@code /mcp/gateway/<name>}: what a gateway selects. */
    record Gateway(String name) implements EndpointId {
        @Override
        public String path() {
            return "/mcp/gateway/" + name;
        }
    }

    /** {@code /mcp/server/<name>}: one server with its bare names. */
    record Server(ServerName name) implements EndpointId {
        @Override
        public String path() {
            return "/mcp/server/" + name.key();
        }
    }

    /** The path of the Streamable HTTP endpoint, also its name in records and seals. */
    String path();
}
