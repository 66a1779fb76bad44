// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import io.mcpx.benchmarks.http.Bytes;
import io.mcpx.benchmarks.http.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The server: one thread, loopback only. */
public final class Simulator implements AutoCloseable {

    private static final int BACKLOG = 4096;
    private static final int SEND_BUFFER = 1 << 20;

    private final ServerSocketChannel server;
    private final Selector selector;
    private final Answers answers = new Answers();
    private final Timers timers = new Timers();
    private final Bytes scratch = new Bytes(64 << 10);
    private final Intake intake = new Intake(64 << 10);

    private Simulator(ServerSocketChannel server, Selector selector) {
        this.server = server;
        this.selector = selector;
    }

    /** Listens; nothing is served before {@link #run}. */
    public static Simulator listen(int port) {
        try {
            var server = ServerSocketChannel.open();
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
            server.configureBlocking(false);
            var selector = Selector.open();
            server.register(selector, SelectionKey.OP_ACCEPT);
            return new Simulator(server, selector);
        } catch (IOException e) {
            throw new UncheckedIOException("port " + port + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return server.socket().getLocalPort();
    }

    /** Serves until it is closed. */
    public void run() {
        try {
            while (server.isOpen()) {
                selector.select(this::serve, timers.run());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            selector.wakeup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (!key.isValid()) {
                return;
            }
            if (key.isAcceptable()) {
                accept();
                return;
            }
            var connection = (Connection) key.attachment();
            if (key.isWritable()) {
                connection.writable();
            }
            if (key.isValid() && key.isReadable()) {
                connection.readable(intake);
            }
        } catch (IOException | UncheckedIOException | IllegalStateException gone) {
            drop(key);
        }
    }

    private void accept() throws IOException {
        for (var channel = server.accept(); channel != null; channel = server.accept()) {
            register(channel);
        }
    }

    private void register(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        var key = channel.register(selector, SelectionKey.OP_READ);
        key.attach(new Connection(channel, key, answers, timers, scratch));
    }

    private static void drop(SelectionKey key) {
        try {
            key.channel().close();
        } catch (IOException e) {
            key.cancel();
        }
    }
}
