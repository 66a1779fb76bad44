// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.proxy.identity.token.TokenOutcome.Invalid;
import io.mcpx.proxy.identity.token.TokenOutcome.KeyMissing;
import java.security.Key;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Verifies the signature of access tokens (RFC 7515, 7519, 8725, 9068) and that they are in force. Only algorithms with a public key
 * count. The key is one of the issuer's own: what a token says of keys ({@code jku}, {@code x5u}, {@code jwk}) is not read. Pure.
 */
final class TokenVerifier {

    private static final AlgorithmConstraints ASYMMETRIC = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
            AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
            AlgorithmIdentifiers.EDDSA);

    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/jwt", "application/at+jwt");

    /** Extensions that change what is signed or must be understood; none is. */
    private static final List<String> EXTENSIONS = List.of("crit", "b64", "zip", "enc");

    private static final Invalid MALFORMED = new Invalid("the token is malformed");
    private static final Invalid UNKNOWN_ISSUER = new Invalid("the token is not of an issuer that is trusted here");
    private static final Invalid BAD_SIGNATURE = new Invalid("the token's signature is not valid");

    private final Map<String, IssuerSpec> issuers;
    private final TokenLimits limits;

    TokenVerifier(Collection<IssuerSpec> issuers, TokenLimits limits) {
        this.issuers = issuers.stream().collect(Collectors.toUnmodifiableMap(IssuerSpec::issuer, Function.identity()));
        this.limits = limits;
    }

    /** Verifies one token with the keys that are known now. */
    TokenOutcome verify(BearerToken token, IssuerKeys keys) {
        if (token.text().length() > limits.longest()) {
            return new Invalid("the token is too long");
        }
        try {
            var jws = new JsonWebSignature();
            jws.setAlgorithmConstraints(ASYMMETRIC);
            jws.setCompactSerialization(token.text());
            return isAccessToken(jws) ? verify(jws, keys) : new Invalid("the token is not an access token");
        } catch (JoseException | RuntimeException malformed) {
            return MALFORMED; // the cause may quote the token
        }
    }

    private TokenOutcome verify(JsonWebSignature jws, IssuerKeys keys) throws JoseException {
        var claims = Claims.read(jws.getUnverifiedPayload());
        var issuer = claims.text("iss").map(issuers::get);
        if (issuer.isEmpty()) {
            return UNKNOWN_ISSUER;
        }
        var known = keys.find(issuer.get());
        var key = known == null ? Optional.<Key>empty() : known.find(jws);
        if (key.isEmpty()) {
            return new KeyMissing(issuer.get(), known == null);
        }
        jws.setKey(key.get());
        return jws.verifySignature() ? claims.check(issuer.get()) : BAD_SIGNATURE;
    }

    /** RFC 8725, 3.11: a token made for another purpose must not pass for an access token. */
    private static boolean isAccessToken(JsonWebSignature jws) throws JoseException {
        var algorithm = jws.getAlgorithmHeaderValue();
        ASYMMETRIC.checkConstraint(algorithm == null ? "none" : algorithm);
        var type = jws.getHeader("typ");
        boolean plain = EXTENSIONS.stream().noneMatch(name -> jws.getHeaders().getObjectHeaderValue(name) != null);
        return plain && (type == null || TYPES.contains(type.toLowerCase(Locale.ROOT)));
    }
}
