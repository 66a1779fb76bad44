// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.cli.process.GatewayJvm;
import io.mcpx.cli.process.Launch;
import io.mcpx.systemtests.harness.RunningGateway;
import io.mcpx.systemtests.harness.Suite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The archive that the gateway's JVM starts from is made by one run, and good for the next. */
class FastStartST {

    @Test
    void startsFromTheArchiveThatATrainingRunLeft() throws Exception {
        var root = Suite.root();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var jar = root.resolve("cli/target/mcpx-cli.jar").toString();
        var training = Suite.start(
                new Launch("train", List.of(java, "-jar", jar, "train", "--root", root.toString()), Map.of(), root));

        assertThat(training.ended().get()).as(() -> training.tail()).isZero();
        assertThat(Files.size(new GatewayJvm(root).archive())).isPositive();
        assertThat(startedFromArchive()).isTrue();
    }

    /** With this mode a JVM that cannot use its archive does not start. */
    private static boolean startedFromArchive() {
        try (var gateway = RunningGateway.start("fast-start", "version: 1\nservers: {}\n", "-XX:AOTMode=on")) {
            return gateway.child().isAlive();
        }
    }
}
