// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands before a server that requires something: lets in who shows it, and tells others where to get it (RFC 9728). */
public final class Guard {

    private final @Nullable Requirement requirement;
    private final TokenDesk desk;

    public Guard(@Nullable Requirement requirement, InstantSource clock) {
        this.requirement = requirement;
        this.desk = new TokenDesk(clock);
    }

    public TokenDesk desk() {
        return desk;
    }

    /** Answers what is asked of the authorization server or of the metadata; false if it was something else. */
    public boolean serves(HttpServerRequest request, String body) {
        return switch (requirement) {
            case null -> false;
            case Requirement.Header _ -> Metadata.serveResource(request, List.of());
            case Requirement.ClientCredentials wanted ->
                Metadata.serveResource(request, wanted.scopes())
                        || Metadata.serveAuthorizationServer(request, wanted.scopes())
                        || desk.serve(request, body, wanted);
        };
    }

    /** Whether the request shows what it must. */
    public boolean admits(HttpServerRequest request) {
        return switch (requirement) {
            case null -> true;
            case Requirement.Header(var name, var value) -> isSame(value, request.getHeader(name));
            case Requirement.ClientCredentials wanted -> desk.knows(bearer(request), wanted.scopes());
        };
    }

    /** The challenge for who was not let in. */
    public String challenge(HttpServerRequest request) {
        var challenge = new StringBuilder("Bearer resource_metadata=\"")
                .append(Metadata.resourceUrl(request))
                .append('"');
        if (requirement instanceof Requirement.ClientCredentials wanted
                && !wanted.scopes().isEmpty()) {
            challenge
                    .append(", scope=\"")
                    .append(String.join(" ", wanted.scopes()))
                    .append('"');
        }
        if (request.getHeader("Authorization") != null) {
            challenge.append(", error=\"invalid_token\"");
        }
        return challenge.toString();
    }

    private static @Nullable String bearer(HttpServerRequest request) {
        var header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7) ? header.substring(7) : null;
    }

    static boolean isSame(String wanted, @Nullable String shown) {
        return shown != null && MessageDigest.isEqual(wanted.getBytes(UTF_8), shown.getBytes(UTF_8));
    }
}
