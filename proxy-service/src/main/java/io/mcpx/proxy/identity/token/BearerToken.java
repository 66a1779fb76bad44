// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.identity.KeyHash;

/** A text of the form of a signed JWT (RFC 7515, compact): what it says is not believed before it is verified. */
public record BearerToken(String text) {

    /** How the encoding of a JSON object begins. */
    private static final String BEGINNING = "eyJ";

    private static final int DOTS = 2;

    /** Whether a bearer credential is a token and no key: three parts in base64url, the first of which is a JSON object. */
    public static boolean isOne(String credential) {
        if (!credential.startsWith(BEGINNING)) {
            return false;
        }
        int dots = 0;
        for (int i = 0; i < credential.length(); i++) {
            char c = credential.charAt(i);
            if (c == '.') {
                dots++;
            } else if (!isBase64Url(c)) {
                return false;
            }
        }
        return dots == DOTS;
    }

    /** Names the token without telling it: SHA-256. */
    String fingerprint() {
        return KeyHash.of(text);
    }

    private static boolean isBase64Url(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    @Override
    public String toString() {
        return "BearerToken[]";
    }
}
