// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import java.security.Key;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jwk.VerificationJwkSelector;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * The public keys an issuer signs with (RFC 7517): RSA of 2048 bits and more, elliptic curves and Ed25519. Others in the document
 * are left out. Immutable.
 */
public final class SigningKeys {

    /** More than any issuer has; the rest is not read. */
    static final int MOST = 64;

    private static final int SHORTEST_RSA = 2048;
    private static final VerificationJwkSelector SELECTOR = new VerificationJwkSelector();

    private final List<JsonWebKey> keys;

    private SigningKeys(List<JsonWebKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Reads a JWK set; empty if it is none or has no key that can be used. */
    public static Optional<SigningKeys> read(String json) {
        try {
            return JsonUtil.parseJson(json).get("keys") instanceof List<?> entries
                    ? Optional.of(usable(entries))
                            .filter(found -> !found.isEmpty())
                            .map(SigningKeys::new)
                    : Optional.empty();
        } catch (JoseException malformed) {
            return Optional.empty();
        }
    }

    /** The key this signature names, or the only one that fits if it names none. */
    Optional<Key> find(JsonWebSignature jws) {
        try {
            var fitting = SELECTOR.selectList(jws, meantFor(jws.getAlgorithmHeaderValue()));
            return fitting.size() == 1 ? Optional.ofNullable(fitting.getFirst().getKey()) : Optional.empty();
        } catch (JoseException unusable) {
            return Optional.empty();
        }
    }

    private List<JsonWebKey> meantFor(String algorithm) {
        return keys.stream()
                .filter(key -> key.getAlgorithm() == null || key.getAlgorithm().equals(algorithm))
                .toList();
    }

    /** Whether both have the same keys under the same names. */
    public boolean sameAs(SigningKeys other) {
        return texts().equals(other.texts());
    }

    private List<String> texts() {
        return keys.stream().map(JsonWebKey::toJson).sorted().toList();
    }

    private static List<JsonWebKey> usable(List<?> entries) {
        var usable = new ArrayList<JsonWebKey>();
        for (var entry : entries.subList(0, Math.min(entries.size(), MOST))) {
            if (entry instanceof Map<?, ?> members) {
                key(members).filter(SigningKeys::isUsable).ifPresent(usable::add);
            }
        }
        return usable;
    }

    private static Optional<JsonWebKey> key(Map<?, ?> members) {
        try {
            var named = new LinkedHashMap<String, Object>();
            members.forEach((name, value) -> named.put(String.valueOf(name), value));
            return Optional.of(JsonWebKey.Factory.newJwk(named));
        } catch (JoseException unknownKind) {
            return Optional.empty();
        }
    }

    private static boolean isUsable(JsonWebKey key) {
        if (key.getUse() != null && !key.getUse().equals(Use.SIGNATURE)) {
            return false;
        }
        return switch (key) {
            case RsaJsonWebKey rsa -> bits(rsa) >= SHORTEST_RSA;
            case EllipticCurveJsonWebKey curve -> true;
            case OctetKeyPairJsonWebKey pair -> true;
            default -> false;
        };
    }

    private static int bits(RsaJsonWebKey rsa) {
        return ((RSAPublicKey) rsa.getPublicKey()).getModulus().bitLength();
    }
}
