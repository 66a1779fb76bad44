// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.proxy.seal.Sealer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a sealed session id says. The place it is valid at is not in it: it is sealed for that place.
 *
 * @param principal whose session it is
 * @param expiry when it ends at the latest
 */
record SessionClaims(UUID session, String principal, Instant expiry) {

    private static final String PURPOSE = "session ";

    /** The claims as a client of this place holds them. */
    String sealedFor(String place, Sealer sealer) {
        return sealer.seal(PURPOSE + place, session + " " + expiry.toEpochMilli() + " " + principal);
    }

    /** Empty for whatever was not sealed for this place. */
    static Optional<SessionClaims> open(String place, String token, Sealer sealer) {
        return sealer.open(PURPOSE + place, token).map(SessionClaims::parse);
    }

    boolean allow(String caller, Instant now) {
        return principal.equals(caller) && now.isBefore(expiry);
    }

    private static SessionClaims parse(String claims) {
        var parts = claims.split(" ", 3);
        return new SessionClaims(UUID.fromString(parts[0]), parts[2], Instant.ofEpochMilli(Long.parseLong(parts[1])));
    }
}
