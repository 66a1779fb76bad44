// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.message;

import io.mcpx.protocol.json.Slice;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been seen so far of the members by which a result that passes in parts is judged. Not thread-safe. */
public final class ResultMembers {

    private static final Set<String> DECISIVE =
            Set.of("isError", "resultType", "ttlMs", "cacheScope", "requestState", "inputRequests", "task", "taskId");

    private final Map<String, @Nullable Slice> seen = new HashMap<>();
    private @Nullable String latest;
    private boolean empty = true;

    ResultMembers() {}

    /** Whether it has no member at all. */
    public boolean isEmpty() {
        return empty;
    }

    /** Whether a member of this name has begun; only of those that decide something is that known. */
    public boolean has(String name) {
        return seen.containsKey(name);
    }

    public boolean isTrue(String name) {
        var value = seen.get(name);
        return value != null && value.isTrue();
    }

    /** The decoded string of this name, the last one if it is repeated; null when absent or not a string. */
    public @Nullable String string(String name) {
        var value = seen.get(name);
        return value != null && value.isString() ? value.asString() : null;
    }

    void begin(@Nullable String name) {
        empty = false;
        latest = name != null && DECISIVE.contains(name) ? name : null;
        if (latest != null) {
            seen.put(latest, null);
        }
    }

    void value(@Nullable Slice scalar) {
        if (latest != null) {
            seen.put(latest, scalar);
        }
    }

    boolean isAwaited() {
        return latest != null;
    }
}
