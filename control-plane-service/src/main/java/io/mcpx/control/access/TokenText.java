// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.control.tenancy.OrganisationId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A token as its bearer has it: {@code mcpx_<kind>_<organisation>_<random>}. The organisation stands in it in clear, so that it is
 * looked up inside the organisation, and nowhere else. Its 256 random bits need no salt or stretching when it is hashed.
 */
public record TokenText(Kind kind, OrganisationId organisation, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;
    private static final int HINT = 4;
    private static final Pattern FORM = Pattern.compile("mcpx_([a-z]+)_([0-9a-f]{32})_([A-Za-z0-9_-]{43})");

    /** What a token is for. The label stands in the token and is never renamed. */
    public enum Kind {
        ACCESS_TOKEN("pat"),
        AGENT_KEY("key"),
        SERVICE_SECRET("secret"),
        INVITATION("invite"),
        ENROLMENT("enrol"),
        INSTANCE("instance");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** A new one. */
    public static TokenText random(Kind kind, OrganisationId organisation) {
        var bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        var text = "mcpx_" + kind.label + "_"
                + organisation.toString().replace("-", "") + "_"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new TokenText(kind, organisation, text);
    }

    /** Empty unless the text has the form of a token of this kind. */
    public static Optional<TokenText> parse(Kind kind, String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() && matcher.group(1).equals(kind.label)
                ? Optional.of(new TokenText(kind, organisation(matcher.group(2)), text))
                : Optional.empty();
    }

    /** What is stored in its place: lower-case hexadecimal SHA-256. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM provides SHA-256", e);
        }
    }

    /** Its last characters, by which people tell tokens apart. */
    public String hint() {
        return text.substring(text.length() - HINT);
    }

    @Override
    public String toString() {
        return "TokenText[" + kind + ", " + organisation + "]";
    }

    private static OrganisationId organisation(String digits) {
        return new OrganisationId(new UUID(
                Long.parseUnsignedLong(digits.substring(0, 16), 16), Long.parseUnsignedLong(digits.substring(16), 16)));
    }
}
