// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

/** A request under way. To be used on the context it was sent from. */
public interface Exchange {

    /** Tells the server in the way its revision has; nothing is reported any more. */
    void cancel();

    /** Stops reading, where the exchange has a stream of its own. */
    void pause();

    void resume();
}
