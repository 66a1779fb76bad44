// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import java.util.Optional;

/**
 * What {@code up} tells a user: where things are, and the lines that connect common clients to them.
 *
 * @param key the agent's new key, which is shown here and nowhere else; empty if it keeps the one it has
 */
record Welcome(int port, int managementPort, Optional<String> key) {

    private static final String PLACE = "YOUR-KEY";

    String text() {
        return """

                MCPX is running.

                  all servers     ${url}/mcp
                  a selection     ${url}/mcp/gateway/demo
                  one server      ${url}/mcp/server/everything
                  HTTP+SSE        ${url}/sse
                  health          http://127.0.0.1:${management}/q/health
                  each server     http://127.0.0.1:${management}/q/health/group/servers
                  metrics         http://127.0.0.1:${management}/metrics

                ${about}

                Connect a client:

                  Claude Code     claude mcp add --transport http mcpx ${url}/mcp --header "x-api-key: ${key}"
                  Claude Desktop  "mcpServers": {"mcpx": {"command": "npx", "args": ["-y", "mcp-remote", "${url}/mcp", "--header", "x-api-key:${key}"]}}
                  Cursor          "mcpServers": {"mcpx": {"url": "${url}/mcp", "headers": {"x-api-key": "${key}"}}}
                  VS Code         code --add-mcp '{"name":"mcpx","type":"http","url":"${url}/mcp","headers":{"x-api-key":"${key}"}}'
                  Codex           MCPX_KEY=${key} codex mcp add mcpx --url ${url}/mcp --bearer-token-env-var MCPX_KEY
                  Gemini CLI      gemini mcp add --transport http --header "x-api-key: ${key}" mcpx ${url}/mcp
                  Inspector       npx @modelcontextprotocol/inspector --cli ${url}/mcp --transport http --header "x-api-key: ${key}" --method tools/list
                """.replace("${about}", about())
                .replace("${url}", "http://127.0.0.1:" + port)
                .replace("${management}", Integer.toString(managementPort))
                .replace("${key}", key.orElse(PLACE));
    }

    private String about() {
        return key.map(shown -> "The agent `demo` has this key, which is stored nowhere and not shown again: " + shown)
                .orElse("The agent `demo` keeps the key that was shown once; `./mcpx up --new-key` gives it another.");
    }
}
