// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import io.mcpx.control.keys.IssuerConfig;
import io.mcpx.control.serviceaccount.ClientId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts the tokens that each client gets in a minute, on this replica. Only clients that have proved themselves are counted, so
 * that nobody can use up what another one may have. Thread-safe.
 */
@Singleton
final class ClientRate {

    private static final int MOST_CLIENTS = 10_000;
    private static final long MINUTE_SECONDS = 60;

    private final int most;
    private final Clock clock;
    private final Map<ClientId, Window> windows = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ClientId, Window> eldest) {
            return size() > MOST_CLIENTS;
        }
    };

    private record Window(long minute, int count) {}

    ClientRate(IssuerConfig config, Clock clock) {
        this.most = config.tokensPerMinute();
        this.clock = clock;
    }

    /** Whether this client may have one more token now. */
    synchronized boolean admits(ClientId client) {
        var minute = clock.instant().getEpochSecond() / MINUTE_SECONDS;
        var window = windows.merge(
                client,
                new Window(minute, 1),
                (known, first) -> known.minute() == minute ? new Window(minute, known.count() + 1) : first);
        return window.count() <= most;
    }
}
