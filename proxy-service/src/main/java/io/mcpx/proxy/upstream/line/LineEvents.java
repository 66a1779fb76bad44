// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.line;

import io.mcpx.proxy.upstream.UpstreamFailure;

/** What comes in on a line. Called on the context the line was opened on. */
public interface LineEvents {

    /** A message, or a batch of them. */
    void received(byte[] message);

    /** The line broke. Called once, last. */
    void closed(UpstreamFailure why);
}
