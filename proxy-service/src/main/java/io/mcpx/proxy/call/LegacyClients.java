// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.proxy.session.LegacySession;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What the gateway remembers of each open legacy session. */
@Singleton
final class LegacyClients {

    private final Map<String, LegacyWatcher> bySession = new ConcurrentHashMap<>();

    LegacyWatcher open(LegacySession session) {
        return bySession.computeIfAbsent(session.key(), _ -> new LegacyWatcher(session));
    }

    /** The watcher of a session; made anew for one that just closed, and then forgotten with it. */
    LegacyWatcher of(LegacySession session) {
        var known = bySession.get(session.key());
        return known == null ? new LegacyWatcher(session) : known;
    }

    @Nullable
    LegacyWatcher find(String sessionKey) {
        return bySession.get(sessionKey);
    }

    void close(LegacySession session) {
        bySession.remove(session.key());
    }

    @Nullable
    String logLevel(LegacySession session) {
        return of(session).logLevel();
    }

    Collection<LegacyWatcher> all() {
        return bySession.values();
    }
}
