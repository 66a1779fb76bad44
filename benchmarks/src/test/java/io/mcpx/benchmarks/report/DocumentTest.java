// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentTest {

    @Test
    void saysWhatFailedAndKeepsMarkdownWhole() {
        var failing = new Row("a", Row.MCPX, 1, Rows.figures(10, 1, 1, 1, 1, 7));

        var text = new Document("a machine, 100% busy", "./mcpx bench", new Table(List.of(failing)), Startup.UNKNOWN)
                .markdown();

        assertThat(text)
                .contains("a machine, 100% busy", "`./mcpx bench`", "| goal | limit | measured | |")
                .contains("- a, MCPX: 7 errors, the first: `status 500: 'oops'`");
    }
}
