// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

/** The way back to the client that belongs to one request. */
public interface Channel {

    /** Sends a whole message that is not the answer. */
    void send(String message);

    /** Closes the stream early where the transport lets the client come back for the rest; elsewhere does nothing. */
    default void drop() {}
}
