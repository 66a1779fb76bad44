// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.route.IssuerSpec;
import io.mcpx.configuration.route.ServerSpec.Egress;
import java.security.Key;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Makes tokens, right ones and wrong ones. */
public final class Forge {

    public static final Instant NOW = Instant.parse("2026-08-01T00:00:00Z");

    private final Map<String, Object> header = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();

    /** A token of this issuer for the audience {@code https://gateway.example/mcp}, of the subject {@code ana}. */
    public Forge(String issuer) {
        header.put("alg", "RS256");
        header.put("typ", "at+jwt");
        claims.put("iss", issuer);
        claims.put("sub", "ana");
        claims.put("aud", "https://gateway.example/mcp");
        claims.put("scope", "tools read");
        claims.put("iat", NOW.getEpochSecond() - 10);
        claims.put("exp", NOW.getEpochSecond() + 300);
    }

    public static PublicJsonWebKey rsa(String kid) {
        return rsa(kid, 2048);
    }

    static PublicJsonWebKey rsa(String kid, int bits) {
        return named(kid, () -> RsaJwkGenerator.generateJwk(bits));
    }

    static PublicJsonWebKey ec(String kid) {
        return named(kid, () -> EcJwkGenerator.generateJwk(EllipticCurves.P256));
    }

    public static String jwks(JsonWebKey... keys) {
        return new JsonWebKeySet(keys).toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    Forge header(String name, Object value) {
        header.put(name, value);
        return this;
    }

    Forge withoutHeader(String name) {
        header.remove(name);
        return this;
    }

    public Forge claim(String name, Object value) {
        claims.put(name, value);
        return this;
    }

    Forge without(String claim) {
        claims.remove(claim);
        return this;
    }

    /** Signed by this key, which the header names. */
    public BearerToken signedBy(PublicJsonWebKey key) {
        header.putIfAbsent("kid", key.getKeyId());
        return new BearerToken(signed(JsonUtil.toJson(claims), key.getPrivateKey()));
    }

    /** This text as the payload, signed. */
    BearerToken saying(String payload, PublicJsonWebKey key) {
        header.putIfAbsent("kid", key.getKeyId());
        return new BearerToken(signed(payload, key.getPrivateKey()));
    }

    /** Signed by whatever key, also one that no such algorithm should be used with. */
    BearerToken signedBy(Key key) {
        return new BearerToken(signed(JsonUtil.toJson(claims), key));
    }

    /** With this text in place of a signature. */
    BearerToken signature(String signature) {
        return new BearerToken(
                base64(JsonUtil.toJson(header)) + "." + base64(JsonUtil.toJson(claims)) + "." + signature);
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private String signed(String payload, Key key) {
        var jws = new JsonWebSignature();
        jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        jws.setDoKeyValidation(false);
        header.forEach(jws.getHeaders()::setObjectHeaderValue);
        jws.setPayload(payload);
        jws.setKey(key);
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Generated {
        PublicJsonWebKey make() throws JoseException;
    }

    private static PublicJsonWebKey named(String kid, Generated generated) {
        try {
            var key = generated.make();
            key.setKeyId(kid);
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static IssuerSpec issuer(String name, String... scopes) {
        return new IssuerSpec(name, null, Egress.PUBLIC, Set.of(), "sub", Set.of(scopes));
    }
}
