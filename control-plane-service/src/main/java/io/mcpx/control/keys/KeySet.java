// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys in force at one time. Immutable.
 *
 * @param signing the private key that signs, under its id
 * @param published the public ones by id: what signs now, what will, and what has not long ago
 * @param readAt when they were read
 */
public record KeySet(String signing, PrivateKey key, Map<String, ECPublicKey> published, Instant readAt) {

    private static final int COORDINATE_BYTES = 32;

    public KeySet {
        published = Map.copyOf(published);
    }

    @Nullable
    ECPublicKey find(String id) {
        return published.get(id);
    }

    /** The document for everybody (RFC 7517, 5). */
    public ObjectNode jwks() {
        var document = Json.object();
        var keys = document.putArray("keys");
        new TreeMap<>(published).forEach((id, point) -> keys.add(jwk(id, point)));
        return document;
    }

    private static ObjectNode jwk(String id, ECPublicKey point) {
        return Json.object()
                .put("kty", "EC")
                .put("crv", "P-256")
                .put("use", "sig")
                .put("alg", "ES256")
                .put("kid", id)
                .put("x", coordinate(point.getW().getAffineX()))
                .put("y", coordinate(point.getW().getAffineY()));
    }

    private static String coordinate(BigInteger number) {
        var bytes = number.toByteArray();
        var padded = new byte[COORDINATE_BYTES];
        var length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, padded, COORDINATE_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "KeySet[signing=" + signing + ", published=" + published.keySet() + "]";
    }
}
