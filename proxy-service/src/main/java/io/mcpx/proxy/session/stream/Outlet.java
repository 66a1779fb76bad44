// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import org.jspecify.annotations.Nullable;

/** A connected client that reads one event stream. Thread-safe, never blocks, never throws; dead ones drop what they get. */
public interface Outlet {

    /** Writes whole server-sent events. */
    void write(byte[] events);

    /**
     * Begins an event that is written in parts. Nothing else can be written before its end; to end the stream before breaks it
     * off.
     *
     * @param id of the event, or null
     * @return null if this client could not see that it broke off, or reads no more
     */
    default @Nullable AnswerStream beginEvent(@Nullable String id) {
        return null;
    }

    /** Ends the stream; what is written later is dropped. */
    void end();

    boolean isFull();

    /** Runs once when there is room again, or nobody left to read. */
    void onDrain(Runnable action);
}
