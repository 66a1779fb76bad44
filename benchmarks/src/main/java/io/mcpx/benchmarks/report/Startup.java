// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

import java.util.OptionalDouble;

/**
 * How the gateway starts.
 *
 * @param readySeconds from the start of the process until readiness is answered with 200
 * @param idleMebibytes in RAM once its servers are connected and nothing happens
 */
public record Startup(OptionalDouble readySeconds, OptionalDouble idleMebibytes) {

    public static final Startup UNKNOWN = new Startup(OptionalDouble.empty(), OptionalDouble.empty());
}
