// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

/** A request under way at a server. */
public interface UpstreamCall {

    /** Tells the server in the way its revision has, and reports nothing more. Without effect when it is over. */
    void cancel();

    /** Stops reading what belongs to this call, where it has a stream of its own, until {@link #resume()}. */
    void pause();

    void resume();
}
