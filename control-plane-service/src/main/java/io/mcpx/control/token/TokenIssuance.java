// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.token;

import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Permission;
import io.mcpx.control.access.TokenText;
import io.mcpx.control.change.Changes;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Body;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Idempotency;
import io.mcpx.control.rest.Texts;
import io.mcpx.control.tenancy.AccountId;
import io.mcpx.control.token.AccessTokenRow.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes and revokes personal access tokens; gateway instances learn of it with the transaction. */
@Singleton
final class TokenIssuance {

    private final AccessTokens tokens;
    private final Changes changes;
    private final Idempotency idempotency;
    private final AccessTokenConfig config;
    private final Clock clock;

    TokenIssuance(
            AccessTokens tokens, Changes changes, Idempotency idempotency, AccessTokenConfig config, Clock clock) {
        this.tokens = tokens;
        this.changes = changes;
        this.idempotency = idempotency;
        this.config = config;
        this.clock = clock;
    }

    /** A new token of whoever asks, which nobody sees again. A dry run makes none. */
    Uni<Response> create(ContainerRequestContext request, String body) {
        var call = Call.of(request);
        var owner = owner(call);
        var name = Body.read(body, "name", "scopes", "expiresAt").name();
        var order = call.order(Permission.MANAGE_OWN_TOKENS, "token.create", "token " + name);
        Supplier<Uni<Answer>> rows = () -> room(owner)
                .chain(() -> until(call))
                .map(until -> new Granting(call.actor(), clock.instant(), config, until).wish(body))
                .chain(wish -> created(call, owner, wish));
        return idempotency.once(request, body, () -> changes.actAndPublish(order, rows));
    }

    /** Revoking again changes nothing. */
    Uni<Response> revoke(ContainerRequestContext request, String token) {
        var call = Call.of(request);
        var owner = owner(call);
        var order = call.order(Permission.MANAGE_OWN_TOKENS, "token.revoke", "token " + Texts.name("token", token));
        Supplier<Uni<Void>> rows = () -> required(owner, token)
                .invoke(row -> row.revoke(clock.instant()))
                .chain(() -> tokens.flush());
        return changes.actAndPublish(order, rows).map(gone -> Answer.noContent().response());
    }

    /** The person on whose behalf the call is made. Programs have no tokens of their own. */
    static AccountId owner(Call call) {
        return switch (call.actor()) {
            case Actor.Account account -> account.account();
            case Actor.AccessToken token -> token.owner().account();
            case Actor.Outsider outsider -> throw onlyPeople();
            case Actor.ServiceAccount service -> throw onlyPeople();
            case Actor.Bootstrap() -> throw onlyPeople();
        };
    }

    Uni<AccessTokenRow> required(AccountId owner, String token) {
        return id(token)
                .map(id -> tokens.find(owner, id))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.orElseThrow(() -> Refused.notFound("token", Texts.name("token", token))));
    }

    private Uni<Void> room(AccountId owner) {
        return tokens.countValid(owner, clock.instant())
                .invoke(count -> {
                    if (count >= config.mostPerPerson()) {
                        throw new Refused(
                                ErrorCode.CONFLICT,
                                "valid tokens: " + count + " (expected: fewer than " + config.mostPerPerson()
                                        + "; revoke one)");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Optional<Instant>> until(Call call) {
        return call.actor() instanceof Actor.AccessToken asking
                ? tokens.find(asking.owner().account(), asking.token()).map(found -> found.map(row -> row.expiresAt))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Answer> created(Call call, AccountId owner, Wish wish) {
        var token = TokenText.random(TokenText.Kind.ACCESS_TOKEN, call.organisation());
        var row = new AccessTokenRow(token, owner, wish, clock.instant());
        return tokens.persistAndFlush(row).map(stored -> answer(call, stored, token));
    }

    private Answer answer(Call call, AccessTokenRow row, TokenText token) {
        var node = AccessTokenJson.shown(row, clock.instant());
        return switch (call.mode()) {
            case DRY_RUN -> Answer.ok(node);
            case APPLY ->
                Answer.created(
                        "/api/v1/organisations/" + call.organisation() + "/tokens/" + row.id,
                        node.put("token", token.text()));
        };
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refused onlyPeople() {
        return new Refused(ErrorCode.FORBIDDEN, "only people have personal access tokens");
    }
}
