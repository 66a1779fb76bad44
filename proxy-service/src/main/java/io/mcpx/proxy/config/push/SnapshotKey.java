// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The key of the snapshot on disk: HKDF (RFC 5869) of a configured one, for this purpose and this control plane alone.
 *
 * @param id tells keys apart, and nothing about them
 */
record SnapshotKey(SecretKey key, int id) {

    private static final int KEY_BYTES = 32;
    private static final byte[] SALT = "mcpx.control.snapshot/1".getBytes(UTF_8);

    /** Another control plane, another key: what one said must not be taken for the word of another. */
    static SnapshotKey derive(byte[] configured, String controlPlane) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addSalt(SALT)
                    .addIKM(configured)
                    .thenExpand(controlPlane.getBytes(UTF_8), KEY_BYTES);
            var key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return new SnapshotKey(key, ByteBuffer.wrap(hash).getInt());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM provides HKDF and SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SnapshotKey[...]";
    }
}
