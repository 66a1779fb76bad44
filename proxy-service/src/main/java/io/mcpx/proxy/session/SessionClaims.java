// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.proxy.seal.Sealer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed session id says. The place it is valid at is not in it: it is sealed for that place.
 *
 * @param principal whose session it is
 * @param expiry when it ends at the latest
 * @param home where it was opened; null when there were no other replicas
 */
record SessionClaims(
        UUID session,
        String principal,
        Instant expiry,
        @Nullable Home home) {

    private static final String PURPOSE = "session ";
    private static final String WITH_HOME = "@ ";

    /** The claims as a client of this place holds them. */
    String sealedFor(String place, Sealer sealer) {
        var head = session + " " + expiry.toEpochMilli() + " ";
        return sealer.seal(PURPOSE + place, home == null ? head + principal : WITH_HOME + head + home.with(principal));
    }

    /** Empty for whatever was not sealed for this place. */
    static Optional<SessionClaims> open(String place, String token, Sealer sealer) {
        return sealer.open(PURPOSE + place, token).map(SessionClaims::parse);
    }

    boolean allow(String caller, Instant now) {
        return principal.equals(caller) && now.isBefore(expiry);
    }

    private static SessionClaims parse(String claims) {
        if (!claims.startsWith(WITH_HOME)) {
            var parts = claims.split(" ", 3);
            return new SessionClaims(UUID.fromString(parts[0]), parts[2], instant(parts[1]), null);
        }
        var parts = claims.substring(WITH_HOME.length()).split(" ", 3);
        var resident = Home.parse(parts[2]);
        return new SessionClaims(UUID.fromString(parts[0]), resident.principal(), instant(parts[1]), resident.home());
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
