// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.http;

import org.jspecify.annotations.Nullable;

/** Where a stream that ended is to be resumed, and after which wait; what a later part does not say, an earlier one said. */
final class ResumePoint {

    private static final long RETRY_MILLIS = 1000;

    private @Nullable String lastEventId;
    private long retryMillis = RETRY_MILLIS;

    /** A part of the stream has ended. */
    void reached(ResponseReader ended) {
        var last = ended.lastEventId();
        if (last != null) {
            lastEventId = last;
        }
        retryMillis = ended.retryMillisOr(retryMillis);
    }

    /** Null if there was none. */
    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    long waitMillis() {
        return Math.max(1, retryMillis);
    }
}
