// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One revision of an organisation's configuration: written once. */
@Entity
@Table(name = "revision")
@IdClass(RevisionRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class RevisionRow {

    /** Names a revision. */
    public record Key(UUID organisationId, long number) {}

    @Id
    @Column(name = "organisation_id")
    UUID organisationId;

    @Id
    long number;

    @Column(name = "created_at")
    Instant createdAt;

    String actor;

    String action;

    String subject;

    @Column(name = "content_hash")
    String contentHash;

    protected RevisionRow() {}

    RevisionRow(Order order, long number, String contentHash, Instant now) {
        organisationId = order.organisation().value();
        this.number = number;
        createdAt = now;
        actor = order.origin().actor().name();
        action = order.action();
        subject = order.subject();
        this.contentHash = contentHash;
    }

    public long number() {
        return number;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String actor() {
        return actor;
    }

    public String action() {
        return action;
    }

    public String subject() {
        return subject;
    }

    public String contentHash() {
        return contentHash;
    }
}
