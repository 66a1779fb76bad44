// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** What texts of numbers, durations and sizes mean. */
final class Units {

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,8})(ms|s|m|h)");
    private static final Pattern BYTES = Pattern.compile("(0|[1-9][0-9]{0,9})(KiB|MiB)?");

    static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    static Optional<Duration> duration(String text) {
        var matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    static Optional<Long> bytes(String text) {
        var matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "KiB" -> amount << 10;
                    case "MiB" -> amount << 20;
                    case null, default -> amount;
                });
    }

    static String written(int bytes) {
        if (bytes >= 1 << 20) {
            return (bytes >> 20) + "MiB";
        }
        return bytes >= 1 << 10 ? (bytes >> 10) + "KiB" : String.valueOf(bytes);
    }

    private Units() {}
}
