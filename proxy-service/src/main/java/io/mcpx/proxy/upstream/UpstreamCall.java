// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

/** A request under way at a server. */
public interface UpstreamCall {

    /** Tells the server in the way its revision has, and reports nothing more. Without effect when it is over. */
    void cancel();

    /**
     * Stops reading what belongs to this call until {@link #resume()}. Where it has no stream of its own, its notifications
     * are dropped meanwhile. The deadline, but not the ceiling, waits.
     */
    void pause();

    void resume();
}
