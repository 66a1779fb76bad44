// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.mcpx.protocol.sse.SsePartWriter;
import io.mcpx.proxy.session.stream.AnswerStream;
import org.jspecify.annotations.Nullable;

/** The two shapes of an answer that is written in parts. */
final class Parts {

    /** A JSON body. */
    static AnswerStream body(Exchange exchange) {
        return new Body(exchange);
    }

    /** One event of a stream, behind which others may come. */
    static AnswerStream event(Exchange exchange, @Nullable String id) {
        var writer = new SsePartWriter(exchange::part);
        writer.begin(id, "message");
        return new Event(exchange, writer);
    }

    /** The last event of a stream. */
    static AnswerStream lastEvent(Exchange exchange, AnswerStream event) {
        return new LastEvent(exchange, event);
    }

    private record Body(Exchange exchange) implements AnswerStream {

        @Override
        public void write(byte[] bytes, int from, int to) {
            exchange.part(bytes, from, to);
        }

        @Override
        public void end() {
            exchange.endBody();
        }
    }

    private record Event(Exchange exchange, SsePartWriter writer) implements AnswerStream {

        @Override
        public void write(byte[] bytes, int from, int to) {
            writer.data(bytes, from, to);
        }

        @Override
        public void end() {
            writer.end();
            exchange.endEvent();
        }
    }

    private record LastEvent(Exchange exchange, AnswerStream event) implements AnswerStream {

        @Override
        public void write(byte[] bytes, int from, int to) {
            event.write(bytes, from, to);
        }

        @Override
        public void end() {
            event.end();
            exchange.end();
        }
    }

    private Parts() {}
}
