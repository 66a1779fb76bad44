// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

/** A connected client that reads one event stream. Thread-safe, never blocks, never throws; dead ones drop what they get. */
public interface Outlet {

    /** Writes whole server-sent events. */
    void write(byte[] events);

    /** Ends the stream; what is written later is dropped. */
    void end();

    boolean isFull();

    /** Runs once when there is room again, or nobody left to read. */
    void onDrain(Runnable action);
}
