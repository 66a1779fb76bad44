// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.identity.TokenHolder;
import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.Subject;
import io.mcpx.proxy.identity.token.TokenOutcome.Invalid;
import io.mcpx.proxy.identity.token.TokenOutcome.Valid;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** The payload of a token, in which no name may stand twice. */
record Claims(Map<String, Object> values) {

    private static final int LONGEST_SUBJECT = 255;

    /** @throws JoseException for what is no JSON object, or has a member twice */
    static Claims read(String json) throws JoseException {
        return new Claims(JsonUtil.parseJson(json));
    }

    Optional<String> text(String name) {
        return values.get(name) instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    /** What they say, if a token needs no more; the signature is somebody else's business. */
    TokenOutcome check(IssuerSpec issuer) {
        var subject = text(issuer.subjectClaim()).filter(Claims::isSubject);
        var expiry = instant("exp");
        if (subject.isEmpty() || expiry == null || !isTime("nbf") || !isTime("iat")) {
            return new Invalid("the token has no subject or no expiry, or says them in another way than it should");
        }
        return bound().<TokenOutcome>map(certificate -> new Valid(new VerifiedToken(
                        issuer,
                        TokenHolder.of(new Subject(issuer.issuer(), subject.get())),
                        texts("aud"),
                        scopes(),
                        expiry,
                        begin(),
                        certificate.isEmpty() ? null : certificate)))
                .orElseGet(() -> new Invalid("the token is bound to a proof that is not taken here"));
    }

    /** The certificate it is bound to; the empty text for none, nothing for a binding of another kind. */
    private Optional<String> bound() {
        if (!values.containsKey("cnf")) {
            return Optional.of("");
        }
        return values.get("cnf") instanceof Map<?, ?> cnf
                        && cnf.size() == 1
                        && cnf.get("x5t#S256") instanceof String thumbprint
                        && !thumbprint.isEmpty()
                ? Optional.of(thumbprint)
                : Optional.empty();
    }

    private Set<String> scopes() {
        var found = new LinkedHashSet<String>();
        for (var name : List.of("scope", "scp")) {
            texts(name).forEach(text -> found.addAll(List.of(text.split(" "))));
        }
        found.remove("");
        return found;
    }

    private Set<String> texts(String name) {
        return switch (values.get(name)) {
            case String one -> Set.of(one);
            case List<?> many -> {
                var found = new LinkedHashSet<String>();
                many.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .forEach(found::add);
                yield found;
            }
            case null, default -> Set.of();
        };
    }

    /** The later of what {@code nbf} and {@code iat} say. */
    private Instant begin() {
        var notBefore = instant("nbf");
        var issued = instant("iat");
        var first = notBefore == null ? Instant.MIN : notBefore;
        return issued == null || issued.isBefore(first) ? first : issued;
    }

    private boolean isTime(String name) {
        return !values.containsKey(name) || instant(name) != null;
    }

    private @Nullable Instant instant(String name) {
        return values.get(name) instanceof Number seconds && isSensible(seconds.doubleValue())
                ? Instant.ofEpochSecond(seconds.longValue())
                : null;
    }

    private static boolean isSensible(double seconds) {
        return seconds >= 0 && seconds <= 253402300799d;
    }

    private static boolean isSubject(String subject) {
        return subject.length() <= LONGEST_SUBJECT && subject.chars().noneMatch(Character::isISOControl);
    }
}
