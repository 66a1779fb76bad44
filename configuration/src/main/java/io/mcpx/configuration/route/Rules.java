// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Permissions by label, as Lunar resolves them: the entry of the consumer tag, else that of the client name, else the
 * fallback; exactly one applies.
 *
 * @param consumers by consumer tag
 * @param clientNames by normalised client name, compared without regard to case: kept in lower case
 */
public record Rules(Permission fallback, Map<String, Permission> consumers, Map<String, Permission> clientNames) {

    public static final Rules OPEN = new Rules(Permission.ALLOW_ALL, Map.of(), Map.of());

    public Rules {
        consumers = Map.copyOf(consumers);
        clientNames = clientNames.entrySet().stream()
                .collect(toUnmodifiableMap(entry -> lowerCase(entry.getKey()), Map.Entry::getValue));
    }

    /** The one permission that applies to whoever bears these labels. */
    public Permission applicable(@Nullable String consumerTag, @Nullable String clientName) {
        if (consumerTag != null && consumers.containsKey(consumerTag)) {
            return consumers.get(consumerTag);
        }
        return clientName == null ? fallback : clientNames.getOrDefault(lowerCase(clientName), fallback);
    }

    private static String lowerCase(String clientName) {
        return clientName.toLowerCase(Locale.ROOT);
    }
}
