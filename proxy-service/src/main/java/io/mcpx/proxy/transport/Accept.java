// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;

/** Which kinds of answer a client reads. Lenient: an absent header and wildcards count as everything they can mean. */
enum Accept {
    BOTH,
    JSON,
    STREAM,
    NEITHER;

    private static final String JSON_TYPE = "application/json";
    private static final String STREAM_TYPE = "text/event-stream";

    static Accept of(MultiMap headers) {
        var first = headers.get(HttpHeaders.ACCEPT);
        if (first == null || first.equals("application/json, text/event-stream")) {
            return BOTH;
        }
        var all = String.join(",", headers.getAll(HttpHeaders.ACCEPT)).toLowerCase(Locale.ROOT);
        return of(reads(all, JSON_TYPE, "application/*"), reads(all, STREAM_TYPE, "text/*"));
    }

    boolean json() {
        return this == BOTH || this == JSON;
    }

    boolean stream() {
        return this == BOTH || this == STREAM;
    }

    private static Accept of(boolean json, boolean stream) {
        if (json) {
            return stream ? BOTH : JSON;
        }
        return stream ? STREAM : NEITHER;
    }

    private static boolean reads(String ranges, String type, String family) {
        for (var range : ranges.split(",")) {
            var parts = range.split(";");
            var name = parts.length == 0 ? "" : parts[0].strip();
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
