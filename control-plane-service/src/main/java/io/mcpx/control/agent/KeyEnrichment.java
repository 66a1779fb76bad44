// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.agent.AgentKeys.Valid;
import io.mcpx.control.change.Enrichment;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.tenancy.OrganisationId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds the hashes of valid keys to their agents, after those that stand in the entries themselves. */
@Singleton
final class KeyEnrichment implements Enrichment {

    private static final String KEYS = "keys";

    private final AgentKeys keys;
    private final Clock clock;

    KeyEnrichment(AgentKeys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Uni<Configuration> enrich(OrganisationId organisation, Configuration configuration) {
        return keys.valid(clock.instant()).map(valid -> with(configuration, valid));
    }

    private static Configuration with(Configuration configuration, Map<String, List<Valid>> valid) {
        if (valid.isEmpty()) {
            return configuration;
        }
        var entries = new TreeMap<>(configuration.entries());
        valid.forEach((agent, hashes) -> entries.computeIfPresent(
                new EntryId(Kind.AGENT, agent), (id, body) -> Json.canonical(with(Json.stored(body), hashes))));
        return new Configuration(entries);
    }

    /** What is no list is left for the reader to refuse. */
    private static ObjectNode with(ObjectNode agent, List<Valid> hashes) {
        var known = agent.get(KEYS);
        var list = known == null ? agent.putArray(KEYS) : known;
        if (list instanceof ArrayNode array) {
            hashes.forEach(key -> add(array, key));
        }
        return agent;
    }

    private static void add(ArrayNode array, Valid key) {
        var hash = "sha256:" + key.hash();
        if (key.expiresAt() == null) {
            array.add(hash);
        } else {
            array.addObject().put("hash", hash).put("expires", key.expiresAt().toString());
        }
    }
}
