// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;

/**
 * Which kinds of answer a client reads, and which it would rather have: what it names first. Lenient: an absent header and
 * wildcards count as everything they can mean.
 */
public enum Accept {
    /** Both, JSON where nothing has to go before the answer. */
    BOTH,
    /** Both, but a stream was named first. */
    STREAM_FIRST,
    JSON,
    STREAM,
    NEITHER;

    private static final String JSON_TYPE = "application/json";
    private static final String STREAM_TYPE = "text/event-stream";

    public static Accept of(MultiMap headers) {
        var first = headers.get(HttpHeaders.ACCEPT);
        if (first == null || first.equals("application/json, text/event-stream")) {
            return BOTH;
        }
        var all = String.join(",", headers.getAll(HttpHeaders.ACCEPT)).toLowerCase(Locale.ROOT);
        boolean json = reads(all, JSON_TYPE, "application/*");
        boolean stream = reads(all, STREAM_TYPE, "text/*");
        if (json && stream) {
            return namesStreamFirst(all) ? STREAM_FIRST : BOTH;
        }
        return json ? JSON : stream ? STREAM : NEITHER;
    }

    /** Whether an answer that could be either should be JSON. */
    public boolean prefersJson() {
        return this == BOTH || this == JSON;
    }

    public boolean stream() {
        return this == BOTH || this == STREAM_FIRST || this == STREAM;
    }

    private static boolean namesStreamFirst(String ranges) {
        int stream = ranges.indexOf(STREAM_TYPE);
        int json = ranges.indexOf(JSON_TYPE);
        return stream >= 0 && json > stream;
    }

    private static boolean reads(String ranges, String type, String family) {
        for (var range : ranges.split(",", -1)) {
            var parts = range.split(";", -1);
            var name = parts[0].strip();
            if ((name.equals(type) || name.equals(family) || name.equals("*/*")) && !isRefused(parts)) {
                return true;
            }
        }
        return false;
    }

    /** A weight of zero says "not this". */
    private static boolean isRefused(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q\\s*=\\s*0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
