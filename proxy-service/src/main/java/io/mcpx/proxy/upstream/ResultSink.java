// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.protocol.message.ResultMembers;

/**
 * Takes a large result while it arrives. Called as {@link UpstreamListener} is: an end that is none, be it a broken message or
 * connection, is a failure there. Implementations must not block or throw.
 */
public interface ResultSink {

    /**
     * More of the result, without its closing brace.
     *
     * @param bytes the range [from, to) is it; the array does not change any more
     * @param seen what is known by now of the members that decide
     */
    void part(byte[] bytes, int from, int to, ResultMembers seen);

    /** The closing brace has come, and all of the message was right. */
    void end(ResultMembers seen);
}
