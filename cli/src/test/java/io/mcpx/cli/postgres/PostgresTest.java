// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Ports;
import io.mcpx.cli.process.Probe;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

    private static final int PROTOCOL = 3 << 16;
    private static final char AUTHENTICATION = 'R';
    private static final char REFUSAL = 'E';

    @TempDir
    private Path folder;

    private final Probe probe = new Probe(Duration.ofSeconds(60));
    private final int port = Ports.free();

    @Test
    void makesADatabaseOnceServesItAndEndsInOrder() throws IOException {
        var postgres = postgres();
        assertThat(postgres.make("a-password")).isTrue();
        var child = start(postgres);

        assertThat(greeting("mcpx")).isEqualTo(AUTHENTICATION);
        assertThat(greeting("postgres")).isEqualTo(REFUSAL);
        child.stop();

        assertThat(child.tail()).contains("received fast shutdown request", "database system is shut down");
        assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
        assertThat(postgres().make("a-password")).isFalse();
    }

    @Test
    void startsAgainAfterACrashThoughItsNumberIsAnotherProcessNow() throws IOException {
        postgres().make("a-password");
        var crashed = start(postgres());
        ProcessHandle.of(crashed.pid()).orElseThrow().destroyForcibly();
        crashed.ended().join();
        var pidFile = folder.resolve("data/postmaster.pid");
        var mine = Long.toString(ProcessHandle.current().pid());
        Files.writeString(pidFile, Files.readString(pidFile).replaceFirst("^[0-9]+", mine));

        var child = start(postgres());

        assertThat(greeting("mcpx")).isEqualTo(AUTHENTICATION);
        child.stop();
    }

    private Postgres postgres() {
        return new Postgres(
                PostgresPrograms.below(Path.of("target", "postgres").toAbsolutePath()), folder.resolve("data"));
    }

    private Child start(Postgres postgres) {
        var child = Child.start(postgres.launch(port), folder);
        postgres.awaitReady(child, probe);
        return child;
    }

    /** The first byte of what the server says to somebody of this name: a question for the password, or a refusal. */
    private char greeting(String user) throws IOException {
        var parameters = ("user\0" + user + "\0database\0mcpx\0\0").getBytes(UTF_8);
        var startup = ByteBuffer.allocate(8 + parameters.length)
                .putInt(8 + parameters.length)
                .putInt(PROTOCOL)
                .put(parameters);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(startup.array());
            return (char) new DataInputStream(socket.getInputStream()).readUnsignedByte();
        }
    }
}
