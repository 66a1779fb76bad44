// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    private Path folder;

    @Test
    void belongsToOneAtATimeAndSaysToWhom() {
        var path = folder.resolve("data");
        try (var first = DataFolder.open(path)) {
            assertThat(first).hasToString(path.toString());
            assertThatThrownBy(() -> DataFolder.open(path))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("in use by another ./mcpx up")
                    .hasMessageContaining("--data DIR");
        }
        try (var second = DataFolder.open(path)) {
            assertThat(second.resolve("lock"))
                    .hasContent(ProcessHandle.current().pid() + "");
        }
    }

    @Test
    void letsNobodyElseIn() throws IOException {
        try (var data = DataFolder.open(folder.resolve("data"))) {
            data.secrets().require("key");

            assertThat(permissions(folder.resolve("data"))).isEqualTo("rwx------");
            assertThat(permissions(data.resolve("secrets"))).isEqualTo("rwx------");
            assertThat(permissions(data.secrets().file("key"))).isEqualTo("rw-------");
        }
    }

    @Test
    void makesASecretOnceAndKeepsWhatIsPutInItsPlace() {
        try (var data = DataFolder.open(folder)) {
            var first = data.secrets().require("key");

            assertThat(first).hasSize(44);
            assertThat(data.secrets().require("key")).isEqualTo(first);
            assertThat(data.secrets().require("other")).isNotEqualTo(first);
            data.secrets().put("key", "another");
            assertThat(data.secrets().require("key")).isEqualTo("another");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
