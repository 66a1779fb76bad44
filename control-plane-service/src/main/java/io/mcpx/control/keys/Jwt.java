// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.Json;
import io.mcpx.control.problem.Refused;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Signed tokens in their compact form (RFC 7515, 7519), with ES256 and nothing else (RFC 8725): what a token says of algorithms and
 * keys is compared with what is expected, never followed.
 */
public final class Jwt {

    /** The type of access tokens (RFC 9068). */
    public static final String ACCESS_TOKEN = "at+jwt";

    private static final int LONGEST = 8_192;
    private static final String ALGORITHM = "ES256";
    private static final Set<String> HEADERS = Set.of("alg", "kid", "typ");

    /** The token with these claims. */
    public static String sign(KeySet keys, String type, ObjectNode claims) {
        var header =
                Json.object().put("alg", ALGORITHM).put("kid", keys.signing()).put("typ", type);
        var signed = encoded(Json.text(header)) + "." + encoded(Json.text(claims));
        return signed + "." + encoder().encodeToString(signature(keys.key(), signed));
    }

    /** The claims of a token that one of these keys has signed; what they mean is for the caller to check. */
    public static Optional<ObjectNode> verify(KeySet keys, String type, String token) {
        return verify(type, token, keys::find);
    }

    /** Likewise, by keys of whatever origin. */
    public static Optional<ObjectNode> verify(
            String type, String token, Function<String, ? extends @Nullable PublicKey> keys) {
        var parts = token.split("\\.", -1);
        if (token.length() > LONGEST || parts.length != 3) {
            return Optional.empty();
        }
        return json(parts[0])
                .filter(header -> isExpected(header, type))
                .map(header -> keys.apply(header.path("kid").asText()))
                .filter(key -> isSigned(key, parts))
                .flatMap(key -> json(parts[1]));
    }

    /** Headers that would change what is signed, or bring a key, are refused with all others that are not known. */
    private static boolean isExpected(ObjectNode header, String type) {
        return header.propertyStream()
                        .allMatch(entry -> HEADERS.contains(entry.getKey())
                                && entry.getValue().isTextual())
                && ALGORITHM.equals(header.path("alg").textValue())
                && type.equals(header.path("typ").textValue())
                && header.has("kid");
    }

    private static boolean isSigned(PublicKey key, String[] parts) {
        try {
            var verifier = Signature.getInstance("SHA256withECDSAinP1363Format");
            verifier.initVerify(key);
            verifier.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
            return decoded(parts[2]).isPresent()
                    && verifier.verify(decoded(parts[2]).get());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] signature(PrivateKey key, String signed) {
        try {
            var signer = Signature.getInstance("SHA256withECDSAinP1363Format");
            signer.initSign(key);
            signer.update(signed.getBytes(US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM signs with ES256", e);
        }
    }

    private static Optional<ObjectNode> json(String encoded) {
        try {
            return decoded(encoded).map(bytes -> Json.parseObject(new String(bytes, UTF_8)));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    /** Only the one form in which these bytes can be written: no padding, no stray bits. */
    private static Optional<byte[]> decoded(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            return encoder().encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String encoded(String text) {
        return encoder().encodeToString(text.getBytes(UTF_8));
    }

    private static Base64.Encoder encoder() {
        return Base64.getUrlEncoder().withoutPadding();
    }

    private Jwt() {}
}
