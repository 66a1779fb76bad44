// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.agent;

import io.mcpx.control.access.Permission;
import io.mcpx.control.access.TokenText;
import io.mcpx.control.agent.AgentKeyRow.Wish;
import io.mcpx.control.change.Changes;
import io.mcpx.control.document.DocumentRow;
import io.mcpx.control.document.Documents;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Kind;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Idempotency;
import io.mcpx.control.rest.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes and revokes API keys of agents; gateway instances learn of it with the transaction. */
@Singleton
final class KeyIssuance {

    private final AgentKeys keys;
    private final Documents documents;
    private final Changes changes;
    private final Idempotency idempotency;
    private final AgentKeyConfig config;
    private final Clock clock;

    KeyIssuance(
            AgentKeys keys,
            Documents documents,
            Changes changes,
            Idempotency idempotency,
            AgentKeyConfig config,
            Clock clock) {
        this.keys = keys;
        this.documents = documents;
        this.changes = changes;
        this.idempotency = idempotency;
        this.config = config;
        this.clock = clock;
    }

    /** A new key, which nobody sees again. A dry run makes none. */
    Uni<Response> create(ContainerRequestContext request, String agent, String body) {
        var call = Call.of(request);
        var wish = AgentKeyJson.given(body, clock.instant());
        var order =
                call.order(Permission.MANAGE_PROGRAMS, "agent.key.create", "agent " + agent + ", key " + wish.name());
        Supplier<Uni<Answer>> rows = () -> agent(agent).call(this::room).chain(found -> created(call, found, wish));
        return idempotency.once(request, body, () -> changes.actAndPublish(order, rows));
    }

    /** Revoking again changes nothing. */
    Uni<Response> revoke(ContainerRequestContext request, String agent, String key) {
        var call = Call.of(request);
        var order = call.order(Permission.MANAGE_PROGRAMS, "agent.key.revoke", "agent " + agent + ", key " + key);
        Supplier<Uni<Void>> rows = () -> agent(agent)
                .chain(found -> required(found, key))
                .invoke(row -> row.revoke(clock.instant()))
                .chain(() -> keys.flush());
        return changes.actAndPublish(order, rows).map(gone -> Answer.noContent().response());
    }

    Uni<DocumentRow> agent(String name) {
        return documents
                .find(new EntryId(Kind.AGENT, Texts.name("agent", name)))
                .map(found -> found.orElseThrow(() -> Refused.notFound("agent", name)));
    }

    Uni<AgentKeyRow> required(DocumentRow agent, String key) {
        return id(key).map(id -> keys.find(agent.id(), id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> Refused.notFound("key", Texts.name("key", key))));
    }

    private Uni<Void> room(DocumentRow agent) {
        return keys.countValid(agent.id(), clock.instant())
                .invoke(count -> {
                    if (count >= config.mostPerAgent()) {
                        throw new Refused(
                                ErrorCode.CONFLICT,
                                "valid keys of the agent: " + count + " (expected: fewer than " + config.mostPerAgent()
                                        + "; revoke one)");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Answer> created(Call call, DocumentRow agent, Wish wish) {
        var key = TokenText.random(TokenText.Kind.AGENT_KEY, call.organisation());
        var row = new AgentKeyRow(key, agent, wish, clock.instant());
        return keys.persistAndFlush(row).map(stored -> answer(call, agent, stored, key));
    }

    private Answer answer(Call call, DocumentRow agent, AgentKeyRow row, TokenText key) {
        var node = AgentKeyJson.shown(row, clock.instant());
        return switch (call.mode()) {
            case DRY_RUN -> Answer.ok(node);
            case APPLY ->
                Answer.created(
                        "/api/v1/organisations/" + call.organisation() + "/agents/"
                                + agent.entry().name() + "/keys/" + row.id,
                        node.put("key", key.text()));
        };
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
