// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.proxy.memory.HeapShare;
import io.mcpx.proxy.memory.HeldBytes;
import io.mcpx.proxy.upstream.egress.HostNames;
import io.mcpx.proxy.upstream.grant.Grants;
import io.mcpx.proxy.upstream.guard.Intake;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What every running server needs of its surroundings.
 *
 * @param grants what the gateway shows to servers
 * @param intake what all servers together may send
 * @param environment the gateway's own, of which processes inherit an allow-list
 * @param random values from 0 to 1
 */
record Setting(
        Vertx vertx,
        UpstreamConfig config,
        HostNames names,
        Grants grants,
        Intake intake,
        Map<String, String> environment,
        InstantSource clock,
        DoubleSupplier random) {

    static Intake intake(UpstreamConfig config) {
        long above = config.streamAbove().asLongValue();
        return new Intake(
                above == 0 ? Integer.MAX_VALUE : Math.toIntExact(above),
                config.maxStreamed().asLongValue(),
                new HeldBytes(HeapShare.of(config.maxHeld())));
    }
}
