// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.auth;

import io.mcpx.examples.json.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A token endpoint for the grant {@code client_credentials}: opaque tokens, which it forgets when they expire. Thread-safe. */
public final class TokenDesk {

    static final String PATH = "/token";
    private static final String FORM = "application/x-www-form-urlencoded";

    private record Issued(Set<String> scopes, Instant until) {}

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued> tokens = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();

    TokenDesk(InstantSource clock) {
        this.clock = clock;
    }

    /** How often a token was asked for, whatever the answer. */
    public int requests() {
        return requests.get();
    }

    /** Takes all tokens back, as a restart does. */
    public void revokeAll() {
        tokens.clear();
    }

    /** Whether the token was issued here for all these scopes, and still holds. */
    boolean knows(@Nullable String token, List<String> scopes) {
        var issued = token == null ? null : tokens.get(token);
        return issued != null
                && clock.instant().isBefore(issued.until())
                && issued.scopes().containsAll(scopes);
    }

    /** Answers if the request is for the token endpoint. */
    boolean serve(HttpServerRequest request, String body, Requirement.ClientCredentials wanted) {
        if (!PATH.equals(request.path())) {
            return false;
        }
        requests.incrementAndGet();
        if (!isForm(request)) {
            refuse(request, 400, "invalid_request");
            return true;
        }
        var form = Form.read(body);
        var client = ClientLogin.of(request.getHeader("Authorization"), form);
        if (client == null || !client.is(wanted)) {
            request.response().putHeader("WWW-Authenticate", "Basic realm=\"token\"");
            refuse(request, 401, "invalid_client");
        } else if (!"client_credentials".equals(form.get("grant_type"))) {
            refuse(request, 400, "unsupported_grant_type");
        } else {
            issue(request, scopes(form, wanted), wanted);
        }
        return true;
    }

    private void issue(HttpServerRequest request, Set<String> scopes, Requirement.ClientCredentials wanted) {
        if (!Set.copyOf(wanted.scopes()).containsAll(scopes)) {
            refuse(request, 400, "invalid_scope");
            return;
        }
        var token = token();
        var now = clock.instant();
        tokens.values().removeIf(issued -> !now.isBefore(issued.until()));
        tokens.put(token, new Issued(scopes, now.plus(wanted.life())));
        answer(
                request,
                200,
                Json.write(Json.object()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", Math.max(1, wanted.life().toSeconds()))
                        .put("scope", String.join(" ", scopes))));
    }

    private static Set<String> scopes(Map<String, String> form, Requirement.ClientCredentials wanted) {
        var asked = form.getOrDefault("scope", "").strip();
        return asked.isEmpty() ? Set.copyOf(wanted.scopes()) : Set.of(asked.split(" +"));
    }

    private static boolean isForm(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        return request.method().equals(HttpMethod.POST) && type != null && type.startsWith(FORM);
    }

    private String token() {
        var bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void refuse(HttpServerRequest request, int status, String error) {
        answer(request, status, Json.write(Json.object().put("error", error)));
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body);
    }
}
