// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.mcpx.control.access.TokenText;
import io.mcpx.control.rest.CreationPlace;
import io.mcpx.control.tenancy.AccountId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A personal access token, in the database: its hash and its last characters. */
@Entity
@Table(name = "access_token")
@SuppressWarnings("NullAway.Init")
public class AccessTokenRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(name = "account_id", updatable = false)
    UUID accountId;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String hash;

    @Column(updatable = false)
    String hint;

    @Column(updatable = false)
    String[] scopes;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
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

    /** Whether a token lets anybody in. The label is never renamed. */
    enum State {
        VALID,
        EXPIRED,
        REVOKED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is asked for. */
    record Wish(String name, Set<String> scopes, Instant expiresAt) {
        Wish {
            scopes = Set.copyOf(scopes);
        }
    }

    protected AccessTokenRow() {}

    AccessTokenRow(TokenText token, AccountId owner, Wish wish, Instant now) {
        id = UUID.randomUUID();
        organisationId = token.organisation().value();
        accountId = owner.value();
        name = wish.name();
        hash = token.hash();
        hint = token.hint();
        scopes = wish.scopes().stream().sorted().toArray(String[]::new);
        createdAt = now;
        expiresAt = wish.expiresAt();
    }

    /** Ends it, for ever. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    /** Whether this is the token, in constant time, and in force. */
    boolean admits(TokenText token, Instant now) {
        return MessageDigest.isEqual(bytes(hash), bytes(token.hash())) && state(now) == State.VALID;
    }

    State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return now.isBefore(expiresAt) ? State.VALID : State.EXPIRED;
    }

    Set<String> scopes() {
        return new TreeSet<>(Set.of(scopes));
    }

    CreationPlace place() {
        return new CreationPlace(createdAt, id);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
