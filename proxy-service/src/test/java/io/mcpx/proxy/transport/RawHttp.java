// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP/1.1 by hand, for what no client library would send. Bytes travel as Latin-1 characters. */
final class RawHttp implements AutoCloseable {

    /** A response; the body is complete. */
    record Response(int status, List<String> headers, String body) {

        Optional<String> header(String name) {
            var start = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                    .map(line -> line.substring(start.length()).strip())
                    .findFirst();
        }
    }

    private final Socket socket;
    private final InputStream in;

    RawHttp(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends one request on a connection of its own. */
    static Response exchange(int port, String request) {
        try (var connection = new RawHttp(port)) {
            connection.send(request);
            return connection.receive();
        }
    }

    /** These lines as the head of a request. */
    static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    RawHttp send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Response receive() {
        var status = line();
        var headers = new ArrayList<String>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        var head = new Response(Integer.parseInt(status.substring(9, 12)), headers, "");
        if (head.status() == 100) {
            return receive();
        }
        int length = head.header("Content-Length").map(Integer::parseInt).orElse(0);
        return new Response(head.status(), headers, read(length));
    }

    /** Reads this many bytes. */
    String read(int length) {
        try {
            return new String(in.readNBytes(length), ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the server has closed the connection; true also when it did so with a reset. */
    boolean isClosedByServer() {
        try {
            while (in.read() >= 0) {}
            return true;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
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

    String line() {
        try {
            var line = new ByteArrayOutputStream();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new IOException("connection closed after: " + line);
                }
                line.write(b);
            }
            return line.toString(ISO_8859_1).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
