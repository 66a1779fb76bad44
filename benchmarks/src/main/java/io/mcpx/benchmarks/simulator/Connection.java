// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.simulator;

import io.mcpx.benchmarks.http.Bytes;
import io.mcpx.benchmarks.http.Head;
import io.mcpx.benchmarks.http.HttpReader;
import io.mcpx.benchmarks.http.HttpReader.Side;
import io.mcpx.benchmarks.http.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One connection of a client. Used by one thread. */
final class Connection implements HttpReader.Sink, Replies.Outlet {

    private final SocketChannel channel;
    private final SelectionKey key;
    private final Answers answers;
    private final Timers timers;
    private final Replies replies;
    private final HttpReader reader = new HttpReader(Side.REQUESTS, this);
    private final Request request = new Request();
    private final Queue<ByteBuffer> waiting = new ArrayDeque<>();
    private @Nullable LargeAnswer large;

    Connection(SocketChannel channel, SelectionKey key, Answers answers, Timers timers, Bytes scratch) {
        this.channel = channel;
        this.key = key;
        this.answers = answers;
        this.timers = timers;
        this.replies = new Replies(scratch, this);
    }

    /** Reads what is there; closes when the client did. */
    void readable(Intake intake) throws IOException {
        if (!intake.read(channel, reader)) {
            channel.close();
        }
    }

    /** Goes on with what the client did not take at once. */
    void writable() throws IOException {
        while (!waiting.isEmpty()) {
            var next = waiting.element();
            channel.write(next);
            if (next.hasRemaining()) {
                return;
            }
            waiting.remove();
        }
        var rest = large;
        if (rest != null && !rest.writeTo(channel)) {
            return;
        }
        large = null;
        key.interestOps(SelectionKey.OP_READ);
    }

    @Override
    public void head(Head head) {
        request.begin(head);
    }

    @Override
    public void body(byte[] bytes, int from, int to) {
        request.add(bytes, from, to);
    }

    @Override
    public void end() {
        answers.answer(request, replies);
    }

    @Override
    public void send(Bytes bytes) {
        try {
            var view = bytes.view();
            if (waiting.isEmpty() && large == null) {
                channel.write(view);
            }
            if (view.hasRemaining()) {
                waiting.add(ByteBuffer.allocate(view.remaining()).put(view).flip());
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void send(LargeAnswer answer) {
        try {
            if (!answer.writeTo(channel)) {
                large = answer;
                key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void sendLater(Bytes bytes, long millis) {
        timers.after(millis, () -> {
            if (channel.isOpen()) {
                send(bytes);
            }
        });
    }
}
