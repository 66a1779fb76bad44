// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.line;

import io.mcpx.configuration.route.ServerName;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Logs what a server sent that is no message, without its text, and not more often than every ten seconds. Not thread-safe. */
final class Rejects {

    private static final Logger LOG = Logger.getLogger(Rejects.class);
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final ServerName server;
    private final LongSupplier nanoTime;
    private long quietUntil;
    private boolean loggedBefore;
    private int unlogged;

    Rejects(ServerName server, LongSupplier nanoTime) {
        this.server = server;
        this.nanoTime = nanoTime;
    }

    void add(String reason) {
        long now = nanoTime.getAsLong();
        if (loggedBefore && now - quietUntil < 0) {
            unlogged++;
            return;
        }
        LOG.warnf("not a message, skipped upstream=%s reason=%s skippedBefore=%d", server, reason, unlogged);
        loggedBefore = true;
        quietUntil = now + PAUSE;
        unlogged = 0;
    }
}
