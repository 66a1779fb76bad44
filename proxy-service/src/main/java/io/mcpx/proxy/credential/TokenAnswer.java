// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential;

import io.mcpx.proxy.credential.secret.BoundedExchange.Answer;
import io.mcpx.proxy.credential.secret.CredentialConfig;
import io.mcpx.proxy.credential.secret.Leased;
import io.mcpx.proxy.credential.secret.Leased.Late;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a token endpoint said (RFC 6749 sections 5.1 and 5.2). */
sealed interface TokenAnswer {

    /**
     * A bearer token.
     *
     * @param seconds its life, if it was named
     */
    record Token(String value, OptionalLong seconds) implements TokenAnswer {

        /** Not used in its last moments, since a request takes time to arrive. */
        Leased<String> leased(CredentialConfig config) {
            var life = shorter(
                    seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : config.tokenLife(),
                    config.maxTokenLife());
            var valid = life.minus(shorter(LAST_MOMENTS, life.dividedBy(10)));
            var fresh = life.minus(shorter(config.renewBefore(), life.dividedBy(3)));
            return new Leased<>(value, shorter(fresh, valid), valid, Late.USED);
        }

        @Override
        public String toString() {
            return "Token[seconds=" + seconds + "]";
        }
    }

    /** The client, or what it asked for, is not accepted. */
    record Refused(String error) implements TokenAnswer {}

    /** Nothing that can be used. */
    record Useless(String why) implements TokenAnswer {}

    Duration LAST_MOMENTS = Duration.ofSeconds(5);

    Set<String> ERRORS = Set.of(
            "invalid_request",
            "invalid_client",
            "invalid_grant",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope",
            "invalid_target");

    /** Makes sense of an answer. */
    static TokenAnswer read(Answer answer) {
        int status = answer.status();
        if (status == 400 || status == 401 || status == 403) {
            return new Refused(error(answer));
        }
        if (status != 200) {
            return new Useless("HTTP status " + status);
        }
        if (!answer.isJson()) {
            return new Useless("the answer is not JSON");
        }
        try {
            return token(new JsonObject(answer.body()));
        } catch (DecodeException e) {
            return new Useless("the answer cannot be understood");
        }
    }

    private static TokenAnswer token(JsonObject answer) {
        if (!(answer.getValue("token_type") instanceof String type) || !type.equalsIgnoreCase("bearer")) {
            return new Useless("token_type is not Bearer");
        }
        return answer.getValue("access_token") instanceof String token && !token.isEmpty()
                ? new Token(token, seconds(answer.getValue("expires_in")))
                : new Useless("no access_token in the answer");
    }

    /** Some endpoints write the number as a text; what is no positive number says nothing. */
    private static OptionalLong seconds(@Nullable Object value) {
        try {
            long seconds = switch (value) {
                case Number number -> number.longValue();
                case String text -> Long.parseLong(text);
                case null, default -> 0;
            };
            return seconds > 0 ? OptionalLong.of(Math.min(seconds, Integer.MAX_VALUE)) : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Only the names that the standard has: whatever else stands there may be anything. */
    private static String error(Answer answer) {
        try {
            var error = String.valueOf(new JsonObject(answer.body()).getValue("error"));
            return ERRORS.contains(error) ? error : "HTTP status " + answer.status();
        } catch (DecodeException e) {
            return "HTTP status " + answer.status();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
