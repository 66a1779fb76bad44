// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.proxy.seal.Sealer;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Seals the task ids that a server gives a client to hold. A handle opens only for the caller and endpoint
 * it was made for, because every caller shares the gateway's credential at the server, which cannot tell them apart.
 */
@Singleton
final class Handles {

    /** A server's own task, and the tool it came from, so that later uses ask the same rules. */
    record TaskHandle(ServerName server, String ruleName, String nativeId) {}

    private final Sealer sealer;

    Handles(Sealer sealer) {
        this.sealer = sealer;
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

    private static String purpose(String kind, Exchange exchange) {
        return kind + "\n" + exchange.endpoint().path() + "\n"
                + exchange.caller().principal();
    }
}
