// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.proxy.config.Snapshots;
import io.mcpx.proxy.identity.Caller;
import io.mcpx.proxy.route.EndpointId;
import io.mcpx.proxy.transport.exchange.Exchange;
import io.vertx.core.MultiMap;

/**
 * A request that may go on: its host and origin are allowed, its endpoint exists, its caller is known.
 *
 * @param inForce the snapshot that holds for the whole request
 */
record Arrival(Exchange exchange, Snapshots.InForce inForce, EndpointId endpoint, Caller caller) {

    MultiMap headers() {
        return exchange.request().headers();
    }
}
