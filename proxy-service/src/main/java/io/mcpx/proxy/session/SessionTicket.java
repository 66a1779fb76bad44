// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import org.jspecify.annotations.Nullable;

/** A valid session id of a session that is not open in this process. */
public final class SessionTicket {

    private final SessionClaims claims;
    private final Home home;
    private final String token;

    SessionTicket(SessionClaims claims, Home home, String token) {
        this.claims = claims;
        this.home = home;
        this.token = token;
    }

    /** The session's key, the same on every replica. */
    public String key() {
        return claims.session().toString();
    }

    /** The replica that opened the session. */
    public String holder() {
        return home.replica();
    }

    /** What the client declared; null when the session cannot go on on another replica. */
    public @Nullable ClientProfile profile() {
        return home.profile();
    }

    SessionClaims claims() {
        return claims;
    }

    String token() {
        return token;
    }
}
