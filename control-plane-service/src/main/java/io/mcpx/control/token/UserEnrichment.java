// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import io.mcpx.control.change.Enrichment;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.problem.Violation;
import io.mcpx.control.tenancy.OrganisationId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;

/** Makes people who have a token for gateways identities there: {@code user:} and the id of their account. */
@Singleton
final class UserEnrichment implements Enrichment {

    private static final String USER = "user:";
    private static final String KEYS = "keys";

    private final AccessTokens tokens;
    private final Clock clock;

    UserEnrichment(AccessTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    @Override
    public Uni<Configuration> enrich(OrganisationId organisation, Configuration configuration) {
        configuration.entries().keySet().stream()
                .filter(id -> id.kind() == Kind.AGENT && id.name().startsWith(USER))
                .findFirst()
                .ifPresent(UserEnrichment::refuse);
        return tokens.validForGateways(clock.instant()).map(valid -> with(configuration, valid));
    }

    private static Configuration with(Configuration configuration, List<AccessTokenRow> valid) {
        var entries = new TreeMap<>(configuration.entries());
        for (var token : valid) {
            entries.merge(
                    new EntryId(Kind.AGENT, USER + token.accountId), first(token), (known, one) -> added(known, token));
        }
        return new Configuration(entries);
    }

    private static String first(AccessTokenRow token) {
        return added("{\"" + KEYS + "\":[]}", token);
    }

    private static String added(String agent, AccessTokenRow token) {
        var body = Json.stored(agent);
        body.withArray(KEYS).addObject().put("hash", "sha256:" + token.hash).put("expires", token.expiresAt.toString());
        return Json.canonical(body);
    }

    private static void refuse(EntryId id) {
        throw new Refused(
                ErrorCode.INVALID_CONFIGURATION,
                id.label() + ": the name is kept for people (expected: one that does not begin with " + USER + ")",
                List.of(new Violation(id.pointer(), "a name that begins with " + USER, "another name")));
    }
}
