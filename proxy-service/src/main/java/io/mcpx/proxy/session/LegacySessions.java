// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import java.util.function.Consumer;
import java.util.function.Predicate;

/** The legacy sessions that are open in this process. */
public interface LegacySessions {

    void forEach(Consumer<LegacySession> action);

    /** Ends every session of which this is true; its client must begin a new one. */
    void endIf(Predicate<LegacySession> revoked);

    /**
     * Ends the streams of every session of which this is true, in the way its revision offers; its client may go on with the session when
     * it comes back.
     */
    void suspendIf(Predicate<LegacySession> over);

    int count();
}
