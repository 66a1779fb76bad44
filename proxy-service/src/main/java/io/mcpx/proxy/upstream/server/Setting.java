// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.mcpx.proxy.upstream.egress.HostNames;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * What every running server needs of its surroundings.
 *
 * @param environment the gateway's own, of which processes inherit an allow-list
 * @param random values from 0 to 1
 */
record Setting(
        Vertx vertx,
        UpstreamConfig config,
        HostNames names,
        Map<String, String> environment,
        InstantSource clock,
        DoubleSupplier random) {}
