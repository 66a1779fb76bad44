// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Sessions of other replicas that have ended, so that their ids, which are valid still, bring none of them back. The oldest are
 * forgotten when there are too many. Thread-safe.
 */
final class EndedSessions {

    private final int max;
    private final Map<UUID, Instant> ended = new LinkedHashMap<>();

    EndedSessions(int max) {
        this.max = max;
    }

    synchronized boolean contain(UUID session) {
        return ended.containsKey(session);
    }

    synchronized void add(SessionClaims claims) {
        ended.put(claims.session(), claims.expiry());
        if (ended.size() > max) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    /** Forgets those whose ids are no longer valid. */
    synchronized void sweep(Instant now) {
        ended.values().removeIf(expiry -> !now.isBefore(expiry));
    }
}
