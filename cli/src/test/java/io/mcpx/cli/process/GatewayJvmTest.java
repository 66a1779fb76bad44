// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayJvmTest {

    @TempDir
    private Path root = Path.of("");

    @Test
    void startsWithTheOptionsOfTheSuite() {
        var launch = new GatewayJvm(root).launch("gateway", List.of("-Da=b"), Map.of());

        assertThat(launch.command().get(1)).isEqualTo("@" + root.resolve("proxy-service/jvm.options"));
        assertThat(launch.command()).containsSubsequence("-Da=b", "-jar").noneMatch(word -> word.contains("AOTCache"));
    }

    @Test
    void startsFromTheArchiveOnceThereIsOne() throws IOException {
        var gateway = new GatewayJvm(root);
        Files.createDirectories(gateway.archive().getParent());
        Files.createFile(gateway.archive());

        var launch = gateway.launch("gateway", List.of(), Map.of());

        assertThat(launch.command()).contains("-XX:AOTCache=" + gateway.archive());
    }

    @Test
    void neverTrainsFromAnOlderArchive() throws IOException {
        var gateway = new GatewayJvm(root);
        Files.createDirectories(gateway.archive().getParent());
        Files.createFile(gateway.archive());

        var launch = gateway.training("gateway", root.resolve("fresh.aot"), List.of(), Map.of());

        assertThat(launch.command())
                .contains("-XX:AOTCacheOutput=" + root.resolve("fresh.aot"))
                .doesNotContain("-XX:AOTCache=" + gateway.archive());
    }
}
