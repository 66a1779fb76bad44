// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    private @Nullable Child child;

    @AfterEach
    void stop() {
        if (child != null) {
            child.stop();
        }
    }

    @Test
    void returnsWhenSomebodyListens() throws IOException {
        var running = start("sleep 600");

        try (var listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatCode(() -> new Probe(LONG).awaitListening(running, listening.getLocalPort()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void failsAtOnceWithTheLogWhenTheChildEnds() {
        var dying = start("echo cannot go on; exit 3");

        assertThatThrownBy(() -> new Probe(LONG).awaitListening(dying, Ports.free()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("ended with code 3")
                .hasMessageContaining("cannot go on");
    }

    @Test
    void failsWithTheLogWhenItTakesTooLong() {
        var hanging = start("echo waiting; sleep 600");

        assertThatThrownBy(() -> new Probe(Duration.ZERO).awaitListening(hanging, Ports.free()))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("was not ready after 0 s");
    }

    private Child start(String script) {
        var started = Child.start(new Launch("child", List.of("sh", "-c", script), Map.of(), folder), folder);
        child = started;
        return started;
    }
}
