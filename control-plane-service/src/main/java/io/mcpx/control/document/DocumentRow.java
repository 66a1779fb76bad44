// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

import io.mcpx.control.tenancy.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** One entry of an organisation's configuration, in the database. */
@Entity
@Table(name = "document")
@SuppressWarnings("NullAway.Init")
public class DocumentRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    Kind kind;

    String name;

    @Column(name = "name_key")
    String nameKey;

    String body;

    String hash;

    @Version
    long version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Column(name = "updated_at")
    Instant updatedAt;

    protected DocumentRow() {}

    DocumentRow(OrganisationId organisation, EntryId entry, Instant now) {
        id = UUID.randomUUID();
        organisationId = organisation.value();
        kind = entry.kind();
        name = entry.name();
        nameKey = entry.key();
        createdAt = now;
    }

    void write(String newBody, Instant now) {
        body = newBody;
        hash = Hash.of(newBody);
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public EntryId entry() {
        return new EntryId(kind, name);
    }

    /** The canonical JSON, secrets sealed. */
    public String body() {
        return body;
    }

    /** Names the body by its content. */
    public String hash() {
        return hash;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
