// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.secret;

import io.mcpx.control.tenancy.OrganisationId;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Encrypts secrets for the database. A sealed secret opens only at its own place, so that none can be moved to another one. */
@Singleton
public final class SecretCipher {

    private static final String OPENING = "${sealed:";

    private final Sealing sealing;

    SecretCipher(MasterKeys keys) {
        this.sealing = keys.sealing("secrets");
    }

    /**
     * Where a secret stands.
     *
     * @param entry the thing it belongs to, as kind and name
     * @param field where in it
     */
    public record Place(OrganisationId organisation, String entry, String field) {

        String context() {
            return organisation + "\n" + entry + "\n" + field;
        }
    }

    /** The secret in the form that may be stored: <code>${sealed:…}</code>. */
    public String seal(Place place, String secret) {
        return OPENING + sealing.seal(place.context(), secret) + "}";
    }

    /** The secret; empty when the key that sealed it is not configured any more, or when it is not of this place. */
    public Optional<String> open(Place place, String sealed) {
        return isSealed(sealed) ? sealing.open(place.context(), inner(sealed)) : Optional.empty();
    }

    /** Whether a text has the form of a sealed secret. */
    public static boolean isSealed(String text) {
        return text.startsWith(OPENING) && text.endsWith("}");
    }

    /** Whether the first of the configured keys sealed it. */
    public boolean isCurrent(String sealed) {
        return sealing.isCurrent(inner(sealed));
    }

    private static String inner(String sealed) {
        return sealed.substring(OPENING.length(), sealed.length() - 1);
    }
}
