// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

/** Bounds of metrics for tests. */
public record FakeMetricsConfig(int maxNames, int maxSelfDeclared, int maxSeries) implements MetricsConfig {

    public static final FakeMetricsConfig WIDE = new FakeMetricsConfig(500, 50, 5000);
}
