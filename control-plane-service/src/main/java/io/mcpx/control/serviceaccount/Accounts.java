// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.access.Permission;
import io.mcpx.control.access.TokenText;
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
import io.mcpx.control.serviceaccount.ServiceAccountRow.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes and removes service accounts; gateway instances learn of it with the transaction. */
@Singleton
final class Accounts {

    private final ServiceAccounts accounts;
    private final ClientSecrets secrets;
    private final Documents documents;
    private final Changes changes;
    private final Idempotency idempotency;
    private final Clock clock;

    Accounts(
            ServiceAccounts accounts,
            ClientSecrets secrets,
            Documents documents,
            Changes changes,
            Idempotency idempotency,
            Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.documents = documents;
        this.changes = changes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** A new account and its first secret, which nobody sees again. A dry run makes none. */
    Uni<Response> create(ContainerRequestContext request, String body) {
        var call = Call.of(request);
        var wish = ServiceAccountJson.given(body);
        Powers.require(call.actor(), wish.role(), wish.scopes());
        var order = call.order(Permission.MANAGE_PROGRAMS, "service_account.create", "service account " + wish.name());
        Supplier<Uni<Answer>> rows =
                () -> absent(wish).chain(() -> agent(wish)).chain(agent -> created(call, wish, agent));
        return idempotency.once(request, body, () -> changes.actAndPublish(order, rows));
    }

    /** Its secrets and its place at the gateways end with it. */
    Uni<Response> delete(ContainerRequestContext request, String name) {
        var call = Call.of(request);
        var order = call.order(
                Permission.MANAGE_PROGRAMS,
                "service_account.delete",
                "service account " + Texts.name("service account", name));
        Supplier<Uni<Void>> rows =
                () -> required(name).chain(row -> accounts.delete(row)).chain(() -> accounts.flush());
        return changes.actAndPublish(order, rows).map(gone -> Answer.noContent().response());
    }

    Uni<ServiceAccountRow> required(String name) {
        var plain = Texts.name("service account", name);
        return accounts.named(plain).map(found -> found.orElseThrow(() -> Refused.notFound("service account", plain)));
    }

    /** As clients see it. */
    Uni<ObjectNode> shown(ServiceAccountRow row) {
        return accounts.agent(row).map(agent -> ServiceAccountJson.shown(row, agent));
    }

    private Uni<Void> absent(Wish wish) {
        return accounts.named(wish.name())
                .invoke(found -> found.ifPresent(taken -> {
                    throw new Refused(
                            ErrorCode.ALREADY_EXISTS,
                            "service account " + wish.name() + ": exists already (expected: a new name)");
                }))
                .replaceWithVoid();
    }

    private Uni<Optional<UUID>> agent(Wish wish) {
        var agent = wish.agent();
        return agent == null
                ? Uni.createFrom().item(Optional.empty())
                : documents
                        .find(new EntryId(Kind.AGENT, Texts.name("agent", agent)))
                        .map(found -> Optional.of(found.map(DocumentRow::id)
                                .orElseThrow(
                                        () -> Refused.invalid("/agent", "'" + agent + "'", "an agent that exists"))));
    }

    private Uni<Answer> created(Call call, Wish wish, Optional<UUID> agent) {
        var now = clock.instant();
        var row = new ServiceAccountRow(call.organisation(), wish, agent.orElse(null), now);
        var secret = TokenText.random(TokenText.Kind.SERVICE_SECRET, call.organisation());
        return accounts.persistAndFlush(row)
                .chain(() -> secrets.persistAndFlush(new SecretRow(secret, row, null, now)))
                .chain(() -> shown(row))
                .map(node -> answer(call, node, secret));
    }

    private static Answer answer(Call call, ObjectNode node, TokenText secret) {
        return switch (call.mode()) {
            case DRY_RUN -> Answer.ok(node);
            case APPLY ->
                Answer.created(
                        "/api/v1/organisations/" + call.organisation() + "/service-accounts/"
                                + node.path("name").textValue(),
                        node.put("clientSecret", secret.text()));
        };
    }
}
