// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** MCP's log levels, in the order of RFC 5424. Pure. */
public final class LogLevels {

    public static final String LOWEST = "debug";

    private static final List<String> ASCENDING =
            List.of("debug", "info", "notice", "warning", "error", "critical", "alert", "emergency");

    public static boolean exists(String level) {
        return ASCENDING.contains(level);
    }

    public static List<String> all() {
        return ASCENDING;
    }

    /** Whether a log message is at or above the wanted level; nothing passes when none is wanted. */
    public static boolean passes(@Nullable String wanted, Message.Notification message) {
        var level = message.params().string("level");
        return wanted != null && level != null && ASCENDING.indexOf(level) >= ASCENDING.indexOf(wanted);
    }

    private LogLevels() {}
}
