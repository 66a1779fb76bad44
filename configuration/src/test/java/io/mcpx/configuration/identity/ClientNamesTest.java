// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNamesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Cursor                               | Cursor
        cursor-vscode                        | Cursor
        Visual Studio Code                   | VSCode
        vscode-insiders                      | VSCode
        claude-code                          | Claude Code
        Claude Code                          | Claude Code
        claude-ai                            | Claude Desktop
        Claude Desktop                       | Claude Desktop
        github-copilot-developer             | Copilot
        openai-chatgpt                       | ChatGPT
        codex-mcp-client                     | Codex
        Warp                                 | Warp
        windsurf-client                      | Windsurf
        gemini-cli-mcp-client                | Gemini CLI
        opencode                             | OpenCode
        @n8n/n8n-nodes-langchain.mcpClient   | N8N
        mcp-inspector                        | Inspector
        lunar-orbiter                        | Lunar orbiter
        my-agent                             | my-agent
        My-Agent                             | My-Agent
        claude-ai (via mcp-remote 0.1.36)    | Claude Desktop
        my-agent (via mcp-remote 0.1.21)     | my-agent
        """)
    void bringsNamesOfProgramsToThoseOfRules(String own, String normal) {
        assertThat(ClientNames.normalise(own)).contains(normal);
        assertThat(ClientNames.normalise(normal)).contains(normal);
    }

    @Test
    void keepsNamesPrintableAndShort() {
        assertThat(ClientNames.normalise("a\u0000b\nc")).contains("abc");
        assertThat(ClientNames.normalise("x".repeat(500))).contains("x".repeat(128));
        assertThat(ClientNames.normalise(" \t ")).isEmpty();
        assertThat(ClientNames.normalise("(via mcp-remote 0.1.36)")).isEmpty();
    }
}
