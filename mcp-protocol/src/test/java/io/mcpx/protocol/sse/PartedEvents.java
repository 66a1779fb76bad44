// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Takes some of the large events it is offered in parts, and puts them together again. */
final class PartedEvents implements LargeEvents {

    private final int above;
    private final Random random;
    private final List<SseEvent> events = new ArrayList<>();

    PartedEvents(int above, Random random) {
        this.above = above;
        this.random = random;
    }

    List<SseEvent> events() {
        return events;
    }

    void whole(SseEvent event) {
        events.add(event);
    }

    @Override
    public int above() {
        return above;
    }

    @Override
    public @Nullable Taker grown(byte[] data) {
        return random.nextInt(4) == 0 ? null : new Parts(data);
    }

    private final class Parts implements Taker {

        private final ByteArrayOutputStream data = new ByteArrayOutputStream();

        private Parts(byte[] begun) {
            data.writeBytes(begun);
        }

        @Override
        public void data(byte[] bytes, int from, int to) {
            data.write(bytes, from, to - from);
        }

        @Override
        public void end(SseEvent event) {
            events.add(new SseEvent(event.event(), data.toByteArray(), event.id(), event.retryMillis()));
        }
    }
}
