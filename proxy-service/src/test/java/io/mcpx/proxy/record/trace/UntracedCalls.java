// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.mcpx.proxy.record.FakeMetricsConfig;
import io.mcpx.proxy.record.MeasuredCalls;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Optional;
import java.util.Set;

/** Call spans with tracing off, for tests of other packages. */
public final class UntracedCalls {

    public static CallSpans spans() {
        return new CallSpans(
                new MeasuredCalls(FakeMetricsConfig.WIDE).metrics(), OpenTelemetry.noop(), new TraceConfig() {
                    @Override
                    public boolean disabled() {
                        return true;
                    }

                    @Override
                    public Optional<Set<String>> baggageKeys() {
                        return Optional.empty();
                    }
                });
    }

    private UntracedCalls() {}
}
