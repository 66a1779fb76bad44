// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import io.mcpx.control.access.TokenText;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The service accounts of the organisation in whose name the transaction runs. */
@Singleton
public class ServiceAccounts implements PanacheRepositoryBase<ServiceAccountRow, UUID> {

    private static final String AGENTS = "select d.name, s.organisationId, s.id from ServiceAccountRow s"
            + " join DocumentRow d on d.id = s.agentId order by s.createdAt, s.id";
    private static final String AGENT = "select d.name from DocumentRow d where d.id = ?1";

    private final Tenancy tenancy;
    private final ClientSecrets secrets;
    private final Clock clock;

    ServiceAccounts(Tenancy tenancy, ClientSecrets secrets, Clock clock) {
        this.tenancy = tenancy;
        this.secrets = secrets;
        this.clock = clock;
    }

    Uni<Optional<ServiceAccountRow>> named(String name) {
        return find("name = ?1", name).firstResult().map(Optional::ofNullable);
    }

    /** At most this many after a name, in order. */
    Uni<List<ServiceAccountRow>> after(String name, int limit) {
        return find("name > ?1", Sort.by("name"), name).range(0, limit - 1).list();
    }

    /** The account as it is now, in the transaction of its organisation. */
    public Uni<Optional<ServiceAccountRow>> of(ClientId client) {
        return find("id = ?1", client.account()).firstResult().map(Optional::ofNullable);
    }

    /** The account that proves itself by a secret of its own, in a transaction of its organisation. */
    public Uni<Optional<ServiceAccountRow>> authenticated(ClientId client, TokenText secret) {
        return client.organisation().equals(secret.organisation())
                ? tenancy.inside(
                        client.organisation(),
                        () -> secrets.use(client, secret, clock.instant())
                                .chain(used -> used.isPresent()
                                        ? of(client)
                                        : Uni.createFrom().item(Optional.empty())))
                : Uni.createFrom().item(Optional.empty());
    }

    /** Who uses the gateways as which agent, by the agents' names. */
    Uni<Map<String, List<ClientId>>> agents() {
        return tenancy.session()
                .chain(session -> session.createQuery(AGENTS, Object[].class).getResultList())
                .map(ServiceAccounts::byAgent);
    }

    /** The name of the agent as which an account uses the gateways. */
    Uni<Optional<String>> agent(ServiceAccountRow row) {
        var agent = row.agentId;
        return agent == null
                ? Uni.createFrom().item(Optional.empty())
                : tenancy.session()
                        .chain(session -> session.createQuery(AGENT, String.class)
                                .setParameter(1, agent)
                                .getResultList())
                        .map(names -> names.stream().findFirst());
    }

    private static Map<String, List<ClientId>> byAgent(List<Object[]> rows) {
        var clients = new TreeMap<String, List<ClientId>>();
        for (var row : rows) {
            var organisation = new OrganisationId((UUID) row[1]);
            clients.computeIfAbsent((String) row[0], first -> new ArrayList<>())
                    .add(new ClientId(organisation, (UUID) row[2]));
        }
        return clients;
    }
}
