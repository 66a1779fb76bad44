// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Scopes;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Body;
import io.mcpx.control.token.AccessTokenRow.Wish;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person, or a token of theirs, may put into a new token: no scope they do not have, and no time beyond their own.
 *
 * @param until when the token expires that asks for the new one; empty for a person themselves
 */
record Granting(Actor actor, Instant now, AccessTokenConfig config, Optional<Instant> until) {

    Wish wish(String body) {
        var read = Body.read(body, "name", "scopes", "expiresAt");
        return new Wish(read.name(), scopes(read.texts("scopes").orElse(List.of())), expiry(read));
    }

    private Set<String> scopes(List<String> asked) {
        if (asked.isEmpty()) {
            throw Refused.invalid("/scopes", "none", "some of " + String.join(", ", Scopes.all()));
        }
        var passable = Scopes.of(actor);
        for (var i = 0; i < asked.size(); i++) {
            if (!Scopes.all().contains(asked.get(i))) {
                throw Refused.invalid("/scopes/" + i, "an unknown scope", String.join(", ", Scopes.all()));
            }
            if (!passable.contains(asked.get(i))) {
                throw new Refused(
                        ErrorCode.FORBIDDEN,
                        "/scopes/" + i + ": '" + asked.get(i) + "' is more than you may do (expected: some of "
                                + String.join(", ", new TreeSet<>(passable)) + ")");
            }
        }
        return Set.copyOf(asked);
    }

    private Instant expiry(Body read) {
        var latest = latest();
        var asked = read.after("expiresAt", now);
        if (asked.isPresent() && asked.get().isAfter(latest)) {
            throw Refused.invalid("/expiresAt", "'" + asked.get() + "'", "at the latest " + latest);
        }
        var usual = now.plus(config.lifetime());
        return asked.orElse(usual.isAfter(latest) ? latest : usual);
    }

    private Instant latest() {
        var longest = now.plus(config.longestLifetime());
        return until.filter(own -> own.isBefore(longest)).orElse(longest);
    }
}
