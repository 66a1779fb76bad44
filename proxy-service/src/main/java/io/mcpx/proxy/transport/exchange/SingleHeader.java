// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport.exchange;

import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/** Reads headers that must not be repeated: two readers could take two different values for the one. */
public final class SingleHeader {

    /** True when the request carries this header more than once. */
    public static boolean isRepeated(MultiMap headers, String name) {
        int times = 0;
        for (var header : headers) {
            if (header.getKey().length() == name.length() && header.getKey().equalsIgnoreCase(name)) {
                times++;
            }
        }
        return times > 1;
    }

    /** The value; null when absent; all values with commas, which equal nothing, when repeated. */
    public static @Nullable String find(MultiMap headers, String name) {
        var first = headers.get(name);
        return first == null || !isRepeated(headers, name) ? first : String.join(", ", headers.getAll(name));
    }

    private SingleHeader() {}
}
