// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.peer;

/** How the sending on of one exchange ended. */
public enum PeerOutcome {
    /** The replica's answer was passed on to its end. */
    ANSWERED("answered"),
    /** The replica did nothing with it. */
    ELSEWHERE("elsewhere"),
    /** There was no connection, so nothing was sent. */
    UNREACHABLE("unreachable"),
    /** All connections are in use. */
    OVERLOADED("overloaded"),
    /** The replica was lost in the middle of it. */
    BROKEN("broken"),
    /** The replica does not believe that a replica sent it. */
    REFUSED("refused"),
    /** The client went away. */
    CANCELLED("cancelled");

    private final String label;

    PeerOutcome(String label) {
        this.label = label;
    }

    /** For metrics. */
    public String label() {
        return label;
    }
}
