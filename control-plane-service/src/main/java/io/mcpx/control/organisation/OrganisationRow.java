// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.organisation;

import io.mcpx.control.tenancy.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** An organisation, in the database. */
@Entity
@Table(name = "organisation")
@SuppressWarnings("NullAway.Init")
public class OrganisationRow {

    @Id
    UUID id;

    String slug;

    String name;

    @Column(updatable = false)
    boolean personal;

    @Version
    long version;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    protected OrganisationRow() {}

    OrganisationRow(OrganisationId id, Founding founding, Instant now) {
        this.id = id.value();
        slug = founding.slug();
        name = founding.name();
        personal = founding.personal();
        createdAt = now;
    }

    public OrganisationId id() {
        return new OrganisationId(id);
    }

    public String slug() {
        return slug;
    }

    public String name() {
        return name;
    }

    public boolean isPersonal() {
        return personal;
    }

    public long version() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    void rename(String newSlug, String newName) {
        slug = newSlug;
        name = newName;
    }
}
