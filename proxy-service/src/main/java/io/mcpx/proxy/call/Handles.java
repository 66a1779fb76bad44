// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.proxy.catalog.ExposedItem;
import io.mcpx.proxy.route.ServerName;
import io.mcpx.proxy.seal.Sealer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Seals what a server gives a client to hold: task ids and request states. A handle opens only for the caller and endpoint
 * it was made for, because every caller shares the gateway's credential at the server, which cannot tell them apart.
 */
@Singleton
final class Handles {

    private static final Duration STATE_LIFE = Duration.ofHours(24);

    /** A server's own task, and the tool it came from, so that later uses ask the same rules. */
    record TaskHandle(ServerName server, String ruleName, String nativeId) {}

    private final Sealer sealer;
    private final Clock clock;

    Handles(Sealer sealer, Clock clock) {
        this.sealer = sealer;
        this.clock = clock;
    }

    String task(Exchange exchange, ServerName server, String ruleName, String nativeId) {
        return sealer.seal(purpose("task", exchange), server.value() + "\n" + ruleName + "\n" + nativeId);
    }

    Optional<TaskHandle> openTask(Exchange exchange, String handle) {
        return sealer.open(purpose("task", exchange), handle).map(content -> {
            var parts = content.split("\n", 3);
            return new TaskHandle(new ServerName(parts[0]), parts[1], parts[2]);
        });
    }

    String state(Exchange exchange, ExposedItem item, String state) {
        var expiry = clock.instant().plus(STATE_LIFE).getEpochSecond();
        return sealer.seal(statePurpose(exchange, item), expiry + "\n" + state);
    }

    /** The server's own state; empty if this one was not given to this caller for this item, or has expired. */
    Optional<String> openState(Exchange exchange, ExposedItem item, String handle) {
        return sealer.open(statePurpose(exchange, item), handle).flatMap(content -> {
            var split = content.indexOf('\n');
            var expiry = Long.parseLong(content.substring(0, split));
            return expiry >= clock.instant().getEpochSecond()
                    ? Optional.of(content.substring(split + 1))
                    : Optional.empty();
        });
    }

    private static String statePurpose(Exchange exchange, ExposedItem item) {
        return purpose("state", exchange) + "\n" + exchange.request().method() + "\n"
                + item.server().key() + "\n" + item.exposedName();
    }

    private static String purpose(String kind, Exchange exchange) {
        return kind + "\n" + exchange.endpoint().path() + "\n"
                + exchange.caller().principal();
    }
}
