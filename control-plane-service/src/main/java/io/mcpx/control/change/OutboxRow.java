// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One administrative act, waiting to be recorded: written once. */
@Entity
@Table(name = "outbox")
@SuppressWarnings("NullAway.Init")
public class OutboxRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "organisation_id")
    UUID organisationId;

    @Column(name = "event_id")
    UUID eventId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "actor_kind")
    String actorKind;

    @Column(name = "actor_id")
    String actorId;

    String actor;

    String action;

    String subject;

    @Nullable
    Long revision;

    @Column(name = "before_hash")
    @Nullable
    String beforeHash;

    @Column(name = "after_hash")
    @Nullable
    String afterHash;

    @Column(name = "trace_id")
    @Nullable
    String traceId;

    protected OutboxRow() {}

    OutboxRow(Order order, Instant now) {
        var who = order.origin().actor();
        organisationId = order.organisation().value();
        eventId = UUID.randomUUID();
        createdAt = now;
        actorKind = who.label();
        actorId = who.id();
        actor = who.name();
        action = order.action();
        subject = order.subject();
        traceId = order.origin().traceId();
    }

    /** The same act, which made this revision out of what was in force before. */
    OutboxRow making(long newRevision, String before, String after) {
        revision = newRevision;
        beforeHash = before;
        afterHash = after;
        return this;
    }

    /** Its place in the order of acts. */
    public long id() {
        return id;
    }

    public UUID eventId() {
        return eventId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String actorKind() {
        return actorKind;
    }

    public String actorId() {
        return actorId;
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

    public @Nullable Long revision() {
        return revision;
    }

    public @Nullable String beforeHash() {
        return beforeHash;
    }

    public @Nullable String afterHash() {
        return afterHash;
    }

    public @Nullable String traceId() {
        return traceId;
    }
}
