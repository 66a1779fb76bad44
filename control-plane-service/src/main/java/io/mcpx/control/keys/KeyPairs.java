// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.keys;

import io.mcpx.control.secret.MasterKeys;
import io.mcpx.control.secret.Sealing;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** Makes key pairs on P-256, and writes and reads them: private ones sealed, each for its own id. */
@Singleton
final class KeyPairs {

    private static final Base64.Encoder ENCODER = Base64.getEncoder();
    private static final Base64.Decoder DECODER = Base64.getDecoder();

    private final Sealing sealing;

    KeyPairs(MasterKeys keys) {
        this.sealing = keys.sealing("signing keys");
    }

    SigningKeyRow generate(Instant activeFrom, Instant now) {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            var id = UUID.randomUUID().toString();
            return new SigningKeyRow(
                    id,
                    ENCODER.encodeToString(pair.getPublic().getEncoded()),
                    sealing.seal(id, ENCODER.encodeToString(pair.getPrivate().getEncoded())),
                    activeFrom,
                    now);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM provides P-256", e);
        }
    }

    ECPublicKey publicKey(SigningKeyRow row) {
        try {
            var spec = new X509EncodedKeySpec(DECODER.decode(row.publicKey));
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + row.id + ": not readable", e);
        }
    }

    /** Empty when the master key that sealed it is not configured any more. */
    Optional<PrivateKey> privateKey(SigningKeyRow row) {
        return sealing.open(row.id, row.privateKey).map(text -> privateKey(row, text));
    }

    private static PrivateKey privateKey(SigningKeyRow row, String text) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(DECODER.decode(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + row.id + ": not readable", e);
        }
    }
}
