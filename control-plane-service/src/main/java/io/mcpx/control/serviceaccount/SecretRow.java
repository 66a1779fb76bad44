// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mcpx.control.access.TokenText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A secret of a service account, in the database: its hash and its last characters. */
@Entity
@Table(name = "service_account_secret")
@SuppressWarnings("NullAway.Init")
public class SecretRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(name = "service_account_id", updatable = false)
    UUID serviceAccountId;

    @Column(updatable = false)
    String hash;

    @Column(updatable = false)
    String hint;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    @Nullable
    Instant expiresAt;

    /** Written by a statement of its own, so that uses do not get into each other's way. */
    @Column(name = "last_used_at", insertable = false, updatable = false)
    @Nullable
    Instant lastUsedAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    @Version
    long version;

    /** Whether a secret is taken. The label is never renamed. */
    enum State {
        VALID,
        EXPIRED,
        REVOKED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    protected SecretRow() {}

    SecretRow(TokenText secret, ServiceAccountRow account, @Nullable Instant expires, Instant now) {
        id = UUID.randomUUID();
        organisationId = secret.organisation().value();
        serviceAccountId = account.id();
        hash = secret.hash();
        hint = secret.hint();
        createdAt = now;
        expiresAt = expires;
    }

    /** Ends it, for ever. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    /** Whether this is the secret, in constant time, and in force. */
    boolean admits(TokenText secret, Instant now) {
        return MessageDigest.isEqual(hash.getBytes(US_ASCII), secret.hash().getBytes(US_ASCII))
                && state(now) == State.VALID;
    }

    State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? State.VALID : State.EXPIRED;
    }
}
