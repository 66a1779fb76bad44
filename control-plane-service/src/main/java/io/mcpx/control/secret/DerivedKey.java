// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * A key for one purpose, by HKDF with SHA-256 (RFC 5869).
 *
 * @param id tells which master key it comes from, without telling anything about it
 */
record DerivedKey(String id, SecretKey key) {

    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    static DerivedKey of(byte[] master, String purpose) {
        try {
            var hkdf = KDF.getInstance("HKDF-SHA256");
            return new DerivedKey(
                    HexFormat.of().formatHex(hkdf.deriveData(parameters(master, "mcpx key id", ID_BYTES))),
                    hkdf.deriveKey("AES", parameters(master, "mcpx " + purpose, KEY_BYTES)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM from 25 on provides HKDF", e);
        }
    }

    private static HKDFParameterSpec parameters(byte[] master, String info, int length) {
        return HKDFParameterSpec.ofExtract().addIKM(master).thenExpand(info.getBytes(UTF_8), length);
    }

    @Override
    public String toString() {
        return "DerivedKey[" + id + "]";
    }
}
