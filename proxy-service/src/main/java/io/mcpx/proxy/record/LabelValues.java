// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The values one metric label may take: the first so many that came, the rest under one name. Whoever chooses names cannot
 * make the metrics grow without end. Thread-safe; free of allocation for values seen before.
 */
final class LabelValues {

    /** What a value beyond the bound is counted as. */
    static final String OTHER = "other";

    /** What an absent value is counted as. */
    static final String NONE = "";

    private static final int LONGEST = 100;

    private final Map<String, String> admitted = new ConcurrentHashMap<>();
    private final int most;

    /** @param most how many different values are told apart */
    LabelValues(int most) {
        this.most = most;
    }

    String of(@Nullable String raw) {
        if (raw == null) {
            return NONE;
        }
        var key = raw.length() <= LONGEST ? raw : raw.substring(0, LONGEST);
        var known = admitted.get(key);
        return known != null ? known : admit(key);
    }

    private String admit(String key) {
        if (admitted.size() >= most) {
            return OTHER;
        }
        synchronized (admitted) {
            return admitted.size() >= most
                    ? OTHER
                    : admitted.computeIfAbsent(key, fresh -> CleanText.of(fresh, LONGEST));
        }
    }
}
