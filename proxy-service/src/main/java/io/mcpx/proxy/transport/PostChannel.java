// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.proxy.session.ReplyChannel;
import io.mcpx.proxy.session.stream.AnswerStream;
import io.mcpx.proxy.session.stream.EventStream;
import io.mcpx.proxy.session.stream.SessionStreams;
import io.mcpx.proxy.transport.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one POST of a legacy session, shared by all requests in it: JSON as long as nothing has to go before the answers,
 * else an event stream that lives on without its connection. Thread-safe.
 */
final class PostChannel implements ReplyChannel, Exchange.Watcher {

    private final Exchange exchange;
    private final SessionStreams streams;
    private final PostForm form;
    private final List<byte[]> answers = new ArrayList<>(1);
    private int open;
    private boolean gone;
    private boolean passing;
    private @Nullable Runnable whenLost;
    private @Nullable EventStream stream;

    /** @param requests how many answers are to come */
    PostChannel(Exchange exchange, SessionStreams streams, PostForm form, int requests) {
        this.exchange = exchange;
        this.streams = streams;
        this.form = form;
        this.open = requests;
    }

    @Override
    public synchronized void send(byte[] message) {
        var out = stream();
        if (out == null) {
            streams.deliver(message);
        } else {
            out.send(message);
        }
    }

    @Override
    public synchronized void answer(byte[] message) {
        open--;
        var out = form.accept().prefersJson() ? stream : stream();
        if (out == null) {
            answers.add(message);
        } else {
            out.send(message);
        }
        finishWhenComplete();
    }

    @Override
    public synchronized @Nullable AnswerStream begin(byte[] instead, Runnable whenClientLost) {
        if (form.shape() != PostForm.Shape.SINGLE || gone || open != 1) {
            return null;
        }
        var out = form.accept().prefersJson() ? stream : stream();
        var begun = out == null ? exchange.begin(true) : out.begin(exchange, instead);
        if (begun == null) {
            return null;
        }
        passing = true;
        whenLost = whenClientLost;
        return new Answer(begun);
    }

    @Override
    public synchronized void abandon() {
        open--;
        finishWhenComplete();
    }

    @Override
    public boolean isFull() {
        var begun = begun();
        return begun == null ? exchange.isFull() : begun.isFull();
    }

    @Override
    public void onDrain(Runnable action) {
        var begun = begun();
        if (begun == null) {
            exchange.onDrain(action);
        } else {
            begun.onDrain(action);
        }
    }

    @Override
    public synchronized void onLongWait() {
        if (stream() != null) {
            exchange.stream();
        }
    }

    @Override
    public void onGone() {
        var told = detached();
        if (told != null) {
            told.run();
        }
    }

    private synchronized @Nullable Runnable detached() {
        gone = true;
        if (stream != null) {
            stream.detach(exchange);
        }
        return whenLost;
    }

    private synchronized @Nullable EventStream begun() {
        return stream;
    }

    /** The stream of this POST; null when the client reads none, or left before it began. */
    private @Nullable EventStream stream() {
        if (stream == null && form.accept().stream() && !gone) {
            stream = streams.openForRequest(exchange);
            answers.forEach(stream::send);
            answers.clear();
        }
        return stream;
    }

    private void finishWhenComplete() {
        if (open > 0) {
            return;
        }
        if (stream != null) {
            stream.finish();
        } else if (passing) {
            exchange.end();
        } else if (!answers.isEmpty()) {
            exchange.conclude(200, form.shape() == PostForm.Shape.SINGLE ? answers.getFirst() : array());
        } else if (form.accept().stream()) {
            exchange.end();
        } else {
            exchange.answer(202);
        }
    }

    private synchronized void answered() {
        open--;
        whenLost = null;
        finishWhenComplete();
    }

    private byte[] array() {
        var out = new JsonWriter().beginArray();
        answers.forEach(out::raw);
        return out.endArray().toBytes();
    }

    /** The one answer, in parts. */
    private final class Answer implements AnswerStream {

        private final AnswerStream parts;

        private Answer(AnswerStream parts) {
            this.parts = parts;
        }

        @Override
        public void write(byte[] bytes, int from, int to) {
            parts.write(bytes, from, to);
        }

        @Override
        public void end() {
            parts.end();
            answered();
        }
    }
}
