// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.examples.rpc.McpError;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the state that travels through the client, so that a changed or foreign one is noticed. */
public final class StateSeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    public StateSeal() {
        var secret = new byte[32];
        new SecureRandom().nextBytes(secret);
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Binds the text to the tool or prompt it belongs to. */
    public String seal(String owner, String text) {
        return encode(text.getBytes(UTF_8)) + "." + encode(sign(owner, text));
    }

    /** The sealed text; refuses what this owner did not seal. */
    public String open(String owner, String sealed) {
        var dot = sealed.indexOf('.');
        if (dot < 0) {
            throw refused();
        }
        try {
            var text = new String(decode(sealed.substring(0, dot)), UTF_8);
            if (MessageDigest.isEqual(sign(owner, text), decode(sealed.substring(dot + 1)))) {
                return text;
            }
        } catch (IllegalArgumentException notBase64) {
            throw refused();
        }
        throw refused();
    }

    private byte[] sign(String owner, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(owner.getBytes(UTF_8));
            mac.update((byte) 0);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM provides " + ALGORITHM, e);
        }
    }

    private static McpError refused() {
        return McpError.invalidParams("requestState: failed the integrity check");
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decode(String text) {
        return Base64.getUrlDecoder().decode(text);
    }
}
