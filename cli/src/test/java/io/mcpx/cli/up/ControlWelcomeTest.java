// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.cli.control.ControlPlane;
import io.mcpx.cli.data.DataFolder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlWelcomeTest {

    @TempDir
    private Path folder;

    @Test
    void saysWhereEverythingIsAndShowsNoSecret() {
        try (var data = DataFolder.open(folder)) {
            var token = data.secrets().require(ControlPlane.ADMINISTRATOR);

            var text = new ControlWelcome(new ControlPlane(1, 2, 3, 4), data).text();

            assertThat(text)
                    .contains("http://127.0.0.1:1/api/v1", "http://127.0.0.1:2/q/health", "127.0.0.1:3", "127.0.0.1:4")
                    .contains(folder.toString())
                    .doesNotContain("${")
                    .doesNotContain(token);
        }
    }
}
