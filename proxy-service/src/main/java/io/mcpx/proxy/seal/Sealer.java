// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals short texts with AES-256-GCM under one key: {@code base64url(key id, nonce, ciphertext)}. The purpose is
 * authenticated too, so that a handle of one kind never opens as another. Thread-safe.
 */
public final class Sealer {

    private static final int KEY_BYTES = 32;
    private static final int KEY_ID_BYTES = 4;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int LONGEST = 64 * 1024;

    private final SecretKeySpec key;
    private final byte[] keyId;
    private final SecureRandom random;

    /**
     * Seals under this key.
     *
     * @throws IllegalArgumentException if the key has not 32 bytes
     */
    public Sealer(byte[] key, SecureRandom random) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("sealing key: " + key.length + " bytes (expected: " + KEY_BYTES + ")");
        }
        this.key = new SecretKeySpec(key, "AES");
        this.keyId = Arrays.copyOf(sha256(key), KEY_ID_BYTES);
        this.random = random;
    }

    /** A sealer whose handles end with this process. */
    public static Sealer ephemeral() {
        var random = new SecureRandom();
        var key = new byte[KEY_BYTES];
        random.nextBytes(key);
        return new Sealer(key, random);
    }

    public String seal(String purpose, String content) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, purpose, nonce).doFinal(content.getBytes(StandardCharsets.UTF_8));
            var whole = ByteBuffer.allocate(KEY_ID_BYTES + NONCE_BYTES + sealed.length)
                    .put(keyId)
                    .put(nonce)
                    .put(sealed);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM provides AES-GCM", e);
        }
    }

    /** The content, or empty for anything this key did not seal for this purpose. */
    public Optional<String> open(String purpose, String handle) {
        if (handle.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var whole = Base64.getUrlDecoder().decode(handle);
            if (whole.length <= KEY_ID_BYTES + NONCE_BYTES
                    || !Arrays.equals(whole, 0, KEY_ID_BYTES, keyId, 0, KEY_ID_BYTES)) {
                return Optional.empty();
            }
            var nonce = Arrays.copyOfRange(whole, KEY_ID_BYTES, KEY_ID_BYTES + NONCE_BYTES);
            var content = cipher(Cipher.DECRYPT_MODE, purpose, nonce)
                    .doFinal(whole, KEY_ID_BYTES + NONCE_BYTES, whole.length - KEY_ID_BYTES - NONCE_BYTES);
            return Optional.of(new String(content, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, String purpose, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }
}
