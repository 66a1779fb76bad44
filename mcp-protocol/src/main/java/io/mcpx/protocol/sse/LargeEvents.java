// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

import org.jspecify.annotations.Nullable;

/** Who may take an event that has grown large while the rest of it is still to come. */
public interface LargeEvents {

    /** Nobody: every event is handed on whole. */
    LargeEvents WHOLE = new LargeEvents() {
        @Override
        public int above() {
            return Integer.MAX_VALUE;
        }

        @Override
        public @Nullable Taker grown(byte[] data) {
            return null;
        }
    };

    /** From how many bytes on an event is large. */
    int above();

    /**
     * Offers an event, once.
     *
     * @param data all that has come of its data
     * @return who gets the rest as it comes; null to have the event whole
     */
    @Nullable
    Taker grown(byte[] data);

    /** Gets the rest of one event. */
    interface Taker {

        /** More data, in the array that was fed or a copy of a part of it. */
        void data(byte[] bytes, int from, int to);

        /** The event is complete; an event that the end of the stream cuts off never is. It comes without its data. */
        void end(SseEvent event);
    }
}
