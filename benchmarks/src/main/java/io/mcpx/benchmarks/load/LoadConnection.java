// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import io.mcpx.benchmarks.http.Head;
import io.mcpx.benchmarks.http.HttpReader;
import io.mcpx.benchmarks.http.HttpReader.Side;
import io.mcpx.benchmarks.http.Intake;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A connection of one client, with at most one request under way. Used by one thread at a time. */
final class LoadConnection implements HttpReader.Sink {

    /** Who is told how a request ended. */
    interface Listener {

        void answered(LoadConnection connection, long intended, long bytes);

        void failed(LoadConnection connection, String why);
    }

    private final RequestTemplate template;
    private final Listener listener;
    private final AnswerCheck check = new AnswerCheck();
    private HttpReader reader = new HttpReader(Side.RESPONSES, this);
    private @Nullable SocketChannel channel;
    private long intended;
    private boolean isBusy;

    LoadConnection(RequestTemplate template, Listener listener) {
        this.template = template;
        this.listener = listener;
    }

    boolean isBusy() {
        return isBusy;
    }

    /** Connects, waiting for it. */
    void open(Selector selector) throws IOException {
        var opened = SocketChannel.open(template.address());
        opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
        opened.configureBlocking(false);
        opened.register(selector, SelectionKey.OP_READ, this);
        reader = new HttpReader(Side.RESPONSES, this);
        channel = opened;
    }

    /** Sends the next request; its latency counts from the time it was meant to start. */
    void start(long intendedStart, Selector selector) {
        intended = intendedStart;
        isBusy = true;
        try {
            var open = channel;
            if (open == null) {
                open(selector);
                selector.wakeup();
                open = channel;
            }
            var bytes = template.next();
            while (open != null && bytes.hasRemaining()) {
                open.write(bytes);
            }
        } catch (IOException e) {
            broken("not sent: " + e.getMessage());
        }
    }

    /** Reads what is there. */
    void readable(Intake intake) {
        var open = channel;
        if (open == null) {
            return;
        }
        try {
            if (!intake.read(open, reader)) {
                ended();
            }
        } catch (IOException | IllegalStateException e) {
            broken("not read: " + e.getMessage());
        }
    }

    private void ended() {
        boolean isProper = reader.closed();
        if (isProper && !isBusy) {
            close();
        } else {
            broken("the connection was closed");
        }
    }

    private void broken(String why) {
        close();
        if (isBusy) {
            isBusy = false;
            listener.failed(this, why);
        }
    }

    void close() {
        var open = channel;
        channel = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // it is gone, which is what was wanted
        }
    }

    @Override
    public void head(Head head) {
        check.begin(head.status());
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        check.add(bytes, from, to);
    }

    @Override
    public void end() {
        isBusy = false;
        Optional<String> problem = check.problem(template.id());
        if (problem.isEmpty()) {
            listener.answered(this, intended, check.size());
        } else {
            listener.failed(this, problem.get());
        }
    }
}
