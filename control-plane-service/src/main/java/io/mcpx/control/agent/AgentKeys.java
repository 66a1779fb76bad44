// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import io.mcpx.control.rest.CreationPlace;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The API keys of the organisation in whose name the transaction runs. */
@Singleton
public class AgentKeys implements PanacheRepositoryBase<AgentKeyRow, UUID> {

    private static final String VALID = "select d.name, k.hash, k.expiresAt from AgentKeyRow k"
            + " join DocumentRow d on d.id = k.agentId where k.revokedAt is null"
            + " and (k.expiresAt is null or k.expiresAt > ?1) order by k.createdAt, k.id";

    private final Tenancy tenancy;

    AgentKeys(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** A key that lets an agent in, as its hash. */
    record Valid(String hash, @Nullable Instant expiresAt) {}

    /** A key of an agent, whatever its state. */
    Uni<Optional<AgentKeyRow>> find(UUID agent, UUID key) {
        return find("agentId = ?1 and id = ?2", agent, key).firstResult().map(Optional::ofNullable);
    }

    /** At most this many keys of an agent after a place, from the oldest. */
    Uni<List<AgentKeyRow>> after(UUID agent, CreationPlace place, int limit) {
        return find(
                        "agentId = ?1 and (createdAt > ?2 or (createdAt = ?2 and id > ?3))",
                        Sort.by("createdAt").and("id"),
                        agent,
                        place.createdAt(),
                        place.id())
                .range(0, limit - 1)
                .list();
    }

    Uni<Long> countValid(UUID agent, Instant now) {
        return count("agentId = ?1 and revokedAt is null and (expiresAt is null or expiresAt > ?2)", agent, now);
    }

    /** The valid ones of all agents, by the agents' names, from the oldest. */
    Uni<Map<String, List<Valid>>> valid(Instant now) {
        return tenancy.session()
                .chain(session -> session.createQuery(VALID, Object[].class)
                        .setParameter(1, now)
                        .getResultList())
                .map(AgentKeys::byAgent);
    }

    private static Map<String, List<Valid>> byAgent(List<Object[]> rows) {
        var keys = new TreeMap<String, List<Valid>>();
        for (var row : rows) {
            keys.computeIfAbsent((String) row[0], first -> new ArrayList<>())
                    .add(new Valid((String) row[1], (Instant) row[2]));
        }
        return keys;
    }
}
