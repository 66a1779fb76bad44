// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.change.Enrichment;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.keys.Issuer;
import io.mcpx.control.tenancy.OrganisationId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes tokens of the control plane count at gateways: it is one of the issuers, and the subjects of service accounts are those
 * of their agents.
 */
@Singleton
final class SubjectEnrichment implements Enrichment {

    private static final EntryId AUTH = EntryId.single(Kind.AUTH);
    private static final String SUBJECTS = "subjects";
    private static final String ISSUERS = "issuers";
    private static final String ISSUER = "issuer";

    private final ServiceAccounts accounts;
    private final Issuer issuer;

    SubjectEnrichment(ServiceAccounts accounts, Issuer issuer) {
        this.accounts = accounts;
        this.issuer = issuer;
    }

    @Override
    public Uni<Configuration> enrich(OrganisationId organisation, Configuration configuration) {
        return accounts.agents().map(agents -> with(configuration, agents));
    }

    /** Without such an account nothing is added: issuers need a public URL, which not every organisation has. */
    private Configuration with(Configuration configuration, Map<String, List<ClientId>> agents) {
        var entries = new TreeMap<>(configuration.entries());
        var bound = agents.entrySet().stream()
                .filter(agent -> entries.computeIfPresent(
                                new EntryId(Kind.AGENT, agent.getKey()),
                                (id, body) -> Json.canonical(bound(Json.stored(body), agent.getValue())))
                        != null)
                .count();
        if (bound > 0) {
            entries.merge(
                    AUTH,
                    Json.canonical(trusting(Json.object())),
                    (auth, alone) -> Json.canonical(trusting(Json.stored(auth))));
        }
        return new Configuration(entries);
    }

    private ObjectNode bound(ObjectNode agent, List<ClientId> clients) {
        var known = agent.get(SUBJECTS);
        var list = known == null ? agent.putArray(SUBJECTS) : known;
        if (list instanceof ArrayNode array) {
            clients.forEach(
                    client -> array.addObject().put(ISSUER, issuer.name()).put("subject", client.text()));
        }
        return agent;
    }

    /** What the organisation says of this issuer itself stays. */
    private ObjectNode trusting(ObjectNode auth) {
        var known = auth.get(ISSUERS);
        var list = known == null ? auth.putArray(ISSUERS) : known;
        if (list instanceof ArrayNode array
                && array.valueStream()
                        .noneMatch(
                                item -> issuer.name().equals(item.path(ISSUER).textValue()))) {
            array.addObject().put(ISSUER, issuer.name()).put("jwksUrl", issuer.jwks());
        }
        return auth;
    }
}
