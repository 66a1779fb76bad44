// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.guard;

import io.mcpx.proxy.memory.HeldBytes;

/**
 * What servers may send.
 *
 * @param passAbove from how many bytes on an answer is passed on while it arrives
 * @param maxPassed the most bytes of such an answer; 0 stands for what a server's messages may have anyway
 * @param held what is held of messages that are arriving
 */
public record Intake(int passAbove, long maxPassed, HeldBytes held) {

    /** The most bytes an answer may have that is passed on while it arrives. */
    public long maxPassedOr(int maxMessageBytes) {
        return maxPassed == 0 ? maxMessageBytes : maxPassed;
    }
}
