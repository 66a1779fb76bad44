// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Tracing with OpenTelemetry. */
@ConfigMapping(prefix = "mcpx.trace")
public interface TraceConfig {

    /** Whether no spans are made. The client's own trace context goes on to servers all the same. */
    @WithDefault("true")
    boolean disabled();

    /** Keys of W3C baggage that may go on to servers; all other keys stay behind. */
    Optional<Set<String>> baggageKeys();
}
