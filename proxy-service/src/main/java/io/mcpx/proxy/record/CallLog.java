// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.proxy.record.CallRecord.Outcome;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One line for each call at debug; denied calls at info, a few each second. Never arguments, results or URIs. */
@Singleton
public final class CallLog {

    private static final Logger LOG = Logger.getLogger("io.mcpx.call");
    private static final int DENIALS_A_SECOND = 10;
    private static final int LONGEST = 100;

    private final RateLimit denials;

    CallLog() {
        this(System::nanoTime);
    }

    CallLog(LongSupplier nanoTime) {
        this.denials = new RateLimit(DENIALS_A_SECOND, nanoTime);
    }

    void write(CallRecord call) {
        if (call.outcome() == Outcome.DENIED && denials.permits()) {
            LOG.infof("call denied %s suppressed=%d", line(call), denials.takeRefused());
        } else if (LOG.isDebugEnabled()) {
            LOG.debugf("call %s", line(call));
        }
    }

    private static String line(CallRecord call) {
        var line = new StringBuilder(256);
        add(line, "endpoint", call.endpoint());
        add(line, "subject", call.agent());
        add(line, "tag", call.consumerTag());
        add(line, "client", call.clientName());
        add(line, "revision", call.revision().wire());
        add(line, "method", call.method());
        add(line, "upstream", call.server());
        add(line, "item", call.itemName());
        add(line, "rule", call.rule());
        add(line, "outcome", call.outcome().label());
        add(line, "code", Integer.toString(call.code()));
        add(line, "ms", Long.toString(call.took().toMillis()));
        add(line, "in", Long.toString(call.requestBytes()));
        add(line, "out", Long.toString(call.responseBytes()));
        add(line, "trace", call.traceId());
        return line.toString();
    }

    private static void add(StringBuilder line, String key, @Nullable String value) {
        if (value != null) {
            line.append(line.isEmpty() ? "" : " ").append(key).append('=').append(CleanText.of(value, LONGEST));
        }
    }
}
