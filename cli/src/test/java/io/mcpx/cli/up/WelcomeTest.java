// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WelcomeTest {

    private final String text = new Welcome(1234, 5678, Optional.of("the-key")).text();

    @Test
    void namesTheRealPortsEverywhere() {
        assertThat(text)
                .contains("http://127.0.0.1:1234/mcp", "http://127.0.0.1:5678/metrics")
                .doesNotContain("${");
    }

    @Test
    void showsANewKeyInEachLineAndOtherwiseWhereToPutIt() {
        assertThat(text).contains("--header \"x-api-key: the-key\"").doesNotContain("YOUR-KEY");
        assertThat(new Welcome(1, 2, Optional.empty()).text())
                .contains("--header \"x-api-key: YOUR-KEY\"", "./mcpx up --new-key");
    }

    @Test
    void hasALineForEachCommonClient() {
        assertThat(text)
                .contains("Claude Code", "Claude Desktop", "Cursor", "VS Code", "Codex", "Gemini CLI", "Inspector");
    }
}
