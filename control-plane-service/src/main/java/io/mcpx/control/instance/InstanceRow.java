// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import io.mcpx.control.access.TokenText;
import io.mcpx.control.tenancy.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A gateway instance, in the database. */
@Entity
@Table(name = "gateway_instance")
@SuppressWarnings("NullAway.Init")
public class InstanceRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(updatable = false)
    String name;

    @Column(name = "dedicated_to", updatable = false)
    @Nullable
    String dedicatedTo;

    @Column(name = "enrolment_hash")
    @Nullable
    String enrolmentHash;

    @Column(name = "enrolment_expires_at")
    @Nullable
    Instant enrolmentExpiresAt;

    @Column(name = "credential_hash")
    @Nullable
    String credentialHash;

    @Column(name = "enrolled_at")
    @Nullable
    Instant enrolledAt;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Version
    long version;

    protected InstanceRow() {}

    InstanceRow(OrganisationId organisation, Enrolment enrolment, Instant now) {
        id = UUID.randomUUID();
        organisationId = organisation.value();
        name = enrolment.name();
        dedicatedTo = enrolment.dedicatedTo();
        createdAt = now;
    }

    /** Lets whoever shows this token enrol, until it expires or has been used. */
    void expect(TokenText token, Instant now, Duration lifetime) {
        enrolmentHash = token.hash();
        enrolmentExpiresAt = now.plus(lifetime);
    }

    public UUID id() {
        return id;
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public String name() {
        return name;
    }

    /** The agent whose endpoints alone it serves; null for a shared one. */
    public @Nullable String dedicatedTo() {
        return dedicatedTo;
    }

    public boolean isEnrolled() {
        return enrolledAt != null;
    }

    public @Nullable Instant enrolledAt() {
        return enrolledAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The hash of the token that its replicas show; null before it has enrolled. */
    public @Nullable String credentialHash() {
        return credentialHash;
    }

    /**
     * Takes the enrolment token for a credential, once.
     *
     * @return whether the token was the expected one, in time and for the first time
     */
    public boolean enrol(TokenText enrolment, TokenText credential, Instant now) {
        if (!enrolment.hash().equals(enrolmentHash) || enrolmentExpiresAt == null || now.isAfter(enrolmentExpiresAt)) {
            return false;
        }
        enrolmentHash = null;
        enrolmentExpiresAt = null;
        credentialHash = credential.hash();
        enrolledAt = now;
        return true;
    }

    /** A certificate proves it: it needs no token, so none is waited for. */
    public void enrolByCertificate(Instant now) {
        if (enrolledAt == null) {
            enrolmentHash = null;
            enrolmentExpiresAt = null;
            enrolledAt = now;
        }
    }
}
