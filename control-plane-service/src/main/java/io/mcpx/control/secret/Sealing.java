// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts for one purpose with AES-256-GCM: {@code <key id>.<Base64 of nonce and ciphertext>}. A sealed text opens only
 * with the context it was sealed with. Thread-safe.
 */
public final class Sealing {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final List<DerivedKey> keys;

    Sealing(List<DerivedKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Seals with the first key, under a nonce of its own. */
    public String seal(String context, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, keys.getFirst(), context, nonce, text.getBytes(UTF_8));
        var joined = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return keys.getFirst().id() + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(joined);
    }

    /** The text; empty when its key is not known, or it was changed, or sealed in another context. */
    public Optional<String> open(String context, String sealed) {
        var dot = sealed.indexOf('.');
        return keys.stream()
                .filter(key -> dot > 0 && key.id().equals(sealed.substring(0, dot)))
                .findFirst()
                .flatMap(key -> open(key, context, sealed.substring(dot + 1)));
    }

    /** Whether it was sealed with the key that seals now. */
    public boolean isCurrent(String sealed) {
        return sealed.startsWith(keys.getFirst().id() + ".");
    }

    private static Optional<String> open(DerivedKey key, String context, String encoded) {
        try {
            var bytes = Base64.getUrlDecoder().decode(encoded);
            var nonce = Arrays.copyOf(bytes, NONCE_BYTES);
            var text =
                    run(Cipher.DECRYPT_MODE, key, context, nonce, Arrays.copyOfRange(bytes, NONCE_BYTES, bytes.length));
            return Optional.of(new String(text, UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static byte[] run(int mode, DerivedKey key, String context, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key.key(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the sealed text does not open", e);
        }
    }
}
