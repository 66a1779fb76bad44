// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/** The key of the snapshot on disk: HKDF (RFC 5869) of a configured one, for this purpose and this control plane alone. */
record SnapshotKey(SecretKey key, byte[] id) {

    static final int ID_BYTES = 4;

    private static final int KEY_BYTES = 32;
    private static final byte[] SALT = "mcpx.control.snapshot/1".getBytes(UTF_8);

    SnapshotKey {
        id = id.clone();
    }

    @Override
    public byte[] id() {
        return id.clone();
    }

    /** Another control plane, another key: what one said must not be taken for the word of another. */
    static SnapshotKey derive(byte[] configured, String controlPlane) {
        try {
            var parameters = HKDFParameterSpec.ofExtract()
                    .addSalt(SALT)
                    .addIKM(configured)
                    .thenExpand(controlPlane.getBytes(UTF_8), KEY_BYTES);
            var key = KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
            var hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return new SnapshotKey(key, Arrays.copyOf(hash, ID_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM provides HKDF and SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "SnapshotKey[...]";
    }
}
