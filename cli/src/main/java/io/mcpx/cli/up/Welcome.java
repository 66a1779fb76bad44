// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

/** What {@code up} tells a user: where things are, and the lines that connect common clients to them. */
record Welcome(int port, int managementPort, ExamplePorts examples) {

    String text() {
        return """

                MCPX is running.

                  all servers     http://127.0.0.1:${port}/mcp
                  a selection     http://127.0.0.1:${port}/mcp/gateway/demo
                  one server      http://127.0.0.1:${port}/mcp/server/everything
                  HTTP+SSE        http://127.0.0.1:${port}/sse
                  health          http://127.0.0.1:${management}/q/health
                  each server     http://127.0.0.1:${management}/q/health/group/servers
                  metrics         http://127.0.0.1:${management}/metrics

                Connect a client:

                  Claude Code     claude mcp add --transport http mcpx http://127.0.0.1:${port}/mcp
                  Claude Desktop  "mcpServers": {"mcpx": {"command": "npx", "args": ["-y", "mcp-remote", "http://127.0.0.1:${port}/mcp"]}}
                  Cursor          "mcpServers": {"mcpx": {"url": "http://127.0.0.1:${port}/mcp"}}
                  VS Code         code --add-mcp '{"name":"mcpx","type":"http","url":"http://127.0.0.1:${port}/mcp"}'
                  Codex           codex mcp add mcpx --url http://127.0.0.1:${port}/mcp
                  Gemini CLI      gemini mcp add --transport http mcpx http://127.0.0.1:${port}/mcp
                  Inspector       npx @modelcontextprotocol/inspector --cli http://127.0.0.1:${port}/mcp --transport http --method tools/list

                Example servers: legacy http://127.0.0.1:${legacy}/mcp, modern http://127.0.0.1:${modern}/mcp, HTTP+SSE http://127.0.0.1:${sse}/sse
                """.replace("${port}", Integer.toString(port))
                .replace("${management}", Integer.toString(managementPort))
                .replace("${legacy}", Integer.toString(examples.legacy()))
                .replace("${modern}", Integer.toString(examples.modern()))
                .replace("${sse}", Integer.toString(examples.sse()));
    }
}
