// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.report;

/**
 * A line of the table.
 *
 * @param scenario what was done
 * @param target against what: {@link #DIRECT}, {@link #NGINX}, {@link #MCPX}, or another gateway
 * @param connections at once
 */
public record Row(String scenario, String target, int connections, Figures figures) {

    public static final String DIRECT = "direct";
    public static final String NGINX = "nginx";
    public static final String MCPX = "MCPX";

    boolean isBeside(Row other) {
        return scenario.equals(other.scenario) && connections == other.connections;
    }
}
