// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WelcomeTest {

    private final String text = new Welcome(1234, 5678, new ExamplePorts(1, 2, 3)).text();

    @Test
    void namesTheRealPortsEverywhere() {
        assertThat(text)
                .contains("http://127.0.0.1:1234/mcp", "http://127.0.0.1:5678/metrics")
                .doesNotContain("${");
    }

    @Test
    void hasALineForEachCommonClient() {
        assertThat(text)
                .contains("Claude Code", "Claude Desktop", "Cursor", "VS Code", "Codex", "Gemini CLI", "Inspector");
    }
}
