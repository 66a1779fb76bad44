// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesTheTakenPortAndTheOptionThatChoosesAnother() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree(taken.getLocalPort(), "--port"))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("port " + taken.getLocalPort() + " is taken")
                    .hasMessageContaining("--port N");
        }
    }

    @Test
    void acceptsAPortThatNobodyUses() {
        assertThatCode(() -> Ports.requireFree(Ports.free(), "--port")).doesNotThrowAnyException();
    }
}
