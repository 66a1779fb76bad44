// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.route.ServerTransport;

/** How a server is reached, and which addresses that may involve. */
public record Reach(ServerTransport transport, Egress egress) {

    /** In place of one that could not be read; the mistake has been reported. */
    public static final Reach MISTAKEN = new Reach(new ServerTransport.Unresolved("mistaken"), Egress.PUBLIC);
}
