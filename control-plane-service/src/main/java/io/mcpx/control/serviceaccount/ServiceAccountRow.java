// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import io.mcpx.control.access.Role;
import io.mcpx.control.tenancy.OrganisationId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A service account, in the database. */
@Entity
@Table(name = "service_account")
@SuppressWarnings("NullAway.Init")
public class ServiceAccountRow {

    @Id
    UUID id;

    @Column(name = "organisation_id", updatable = false)
    UUID organisationId;

    @Column(updatable = false)
    String name;

    @Column(updatable = false)
    String role;

    @Column(updatable = false)
    String[] scopes;

    @Column(name = "agent_id", updatable = false)
    @Nullable
    UUID agentId;

    @Column(name = "created_at", updatable = false)
    Instant createdAt;

    @Version
    long version;

    /**
     * What is asked for.
     *
     * @param agent as which it uses the gateways; null for not at all
     */
    record Wish(
            String name,
            Role role,
            Set<String> scopes,
            @Nullable String agent) {
        Wish {
            scopes = Set.copyOf(scopes);
        }
    }

    protected ServiceAccountRow() {}

    ServiceAccountRow(OrganisationId organisation, Wish wish, @Nullable UUID agent, Instant now) {
        id = UUID.randomUUID();
        organisationId = organisation.value();
        name = wish.name();
        role = wish.role().label();
        scopes = wish.scopes().stream().sorted().toArray(String[]::new);
        agentId = agent;
        createdAt = now;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public OrganisationId organisation() {
        return new OrganisationId(organisationId);
    }

    public ClientId clientId() {
        return new ClientId(organisation(), id);
    }

    public Role role() {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }

    /** What its tokens may be granted, in order. */
    public Set<String> scopes() {
        return new TreeSet<>(Set.of(scopes));
    }

    /** Whether it is an agent at the gateways. */
    public boolean isAgent() {
        return agentId != null;
    }
}
