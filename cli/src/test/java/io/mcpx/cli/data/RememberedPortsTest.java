// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedPortsTest {

    @TempDir
    private Path folder;

    @Test
    void keepsAPortUntilSomebodyElseTakesIt() throws IOException {
        int first = chosen();
        assertThat(chosen()).isEqualTo(first);

        try (var taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(taken.isBound()).isTrue();
            assertThat(chosen()).isNotEqualTo(first).isPositive();
        }
    }

    private int chosen() {
        var ports = new RememberedPorts(folder.resolve("ports"));
        int port = ports.choose("legacy");
        ports.save();
        assertThat(new RememberedPorts(folder.resolve("ports")).before("legacy"))
                .isEqualTo(port);
        return port;
    }
}
