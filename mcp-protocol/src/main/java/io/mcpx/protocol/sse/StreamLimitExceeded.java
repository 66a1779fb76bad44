// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.sse;

/** A stream that holds more in one event or line than its reader may keep. The reader is of no further use. */
public final class StreamLimitExceeded extends Exception {

    private static final long serialVersionUID = 1;

    private final int limit;

    StreamLimitExceeded(int limit) {
        super("stream item longer than " + limit + " bytes", null, false, false);
        this.limit = limit;
    }

    /** The most bytes one event or line may have. */
    public int limit() {
        return limit;
    }
}
