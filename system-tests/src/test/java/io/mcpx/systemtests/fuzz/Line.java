// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

/** One plain connection to the gateway. */
final class Line implements AutoCloseable {

    /** How long an answer may keep its client waiting. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Socket socket;
    private final Answers answers;

    Line(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            answers = new Answers(socket.getInputStream());
            patience(PATIENCE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void patience(Duration time) throws IOException {
        socket.setSoTimeout((int) time.toMillis());
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    Answers answers() {
        return answers;
    }

    /** The answer to one request on a connection of its own. */
    static Answer exchange(int port, Draft request) {
        try (var line = new Line(port)) {
            line.write(request.bytes());
            return line.answers().next(request.method());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
