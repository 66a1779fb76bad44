// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import io.mcpx.control.access.TokenText;
import io.mcpx.control.document.DocumentRow;
import io.mcpx.control.rest.CreationPlace;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An API key of an agent, in the database: its hash and its last characters. */
@Entity
@Table(name = "api_key")
@SuppressWarnings("NullAway.Init")
public class AgentKeyRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(name = "agent_id", updatable = false)
    UUID agentId;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String hash;

    @Column(updatable = false)
    String hint;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "expires_at", updatable = false)
    @Nullable
    Instant expiresAt;

    @Column(name = "revoked_at")
    @Nullable
    Instant revokedAt;

    @Version
    long version;

    /** Whether a key lets anybody in. The label is never renamed. */
    enum State {
        VALID,
        EXPIRED,
        REVOKED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What is asked for.
     *
     * @param expiresAt null for never
     */
    record Wish(String name, @Nullable Instant expiresAt) {}

    protected AgentKeyRow() {}

    AgentKeyRow(TokenText key, DocumentRow agent, Wish wish, Instant now) {
        id = UUID.randomUUID();
        organisationId = key.organisation().value();
        agentId = agent.id();
        name = wish.name();
        hash = key.hash();
        hint = key.hint();
        createdAt = now;
        expiresAt = wish.expiresAt();
    }

    /** Ends it, for ever. */
    void revoke(Instant now) {
        if (revokedAt == null) {
            revokedAt = now;
        }
    }

    State state(Instant now) {
        if (revokedAt != null) {
            return State.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? State.VALID : State.EXPIRED;
    }

    CreationPlace place() {
        return new CreationPlace(createdAt, id);
    }
}
