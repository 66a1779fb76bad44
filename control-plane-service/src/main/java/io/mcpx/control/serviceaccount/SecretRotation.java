// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.serviceaccount;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.access.Permission;
import io.mcpx.control.access.TokenText;
import io.mcpx.control.change.Changes;
import io.mcpx.control.change.Order;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Body;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Idempotency;
import io.mcpx.control.rest.Texts;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Replaces secrets of service accounts without a gap: two are valid at once, and no more. */
@Singleton
final class SecretRotation {

    private static final int MOST = 2;

    private final Accounts accounts;
    private final ClientSecrets secrets;
    private final Changes changes;
    private final Idempotency idempotency;
    private final Clock clock;

    SecretRotation(Accounts accounts, ClientSecrets secrets, Changes changes, Idempotency idempotency, Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.changes = changes;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    Uni<List<ObjectNode>> list(String account) {
        return accounts.required(account)
                .chain(row -> secrets.of(row.id()))
                .map(rows -> rows.stream()
                        .map(row -> ServiceAccountJson.shown(row, clock.instant()))
                        .toList());
    }

    /** A further secret, which nobody sees again. A dry run makes none. */
    Uni<Response> create(ContainerRequestContext request, String account, String body) {
        var call = Call.of(request);
        var expires =
                Body.read(body, "expiresAt").after("expiresAt", clock.instant()).orElse(null);
        var order = order(call, "service_account.secret.create", account);
        return idempotency.once(
                request,
                body,
                () -> changes.act(
                        order,
                        () -> accounts.required(account)
                                .invoke(row -> Powers.require(call.actor(), row.role(), row.scopes()))
                                .call(this::room)
                                .chain(row -> created(call, row, expires))));
    }

    /** Revoking again changes nothing. Tokens that were given for it end when they expire. */
    Uni<Response> revoke(ContainerRequestContext request, String account, String secret) {
        var order = order(Call.of(request), "service_account.secret.revoke", account);
        return changes.act(
                        order,
                        () -> accounts.required(account)
                                .chain(row -> secrets.of(row.id()))
                                .invoke(rows -> required(rows, secret).revoke(clock.instant()))
                                .chain(() -> secrets.flush()))
                .map(gone -> Answer.noContent().response());
    }

    private static Order order(Call call, String action, String account) {
        return call.order(
                Permission.MANAGE_PROGRAMS, action, "service account " + Texts.name("service account", account));
    }

    private static SecretRow required(List<SecretRow> rows, String secret) {
        return rows.stream()
                .filter(row -> row.id.toString().equals(secret))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("secret", Texts.name("secret", secret)));
    }

    private Uni<Void> room(ServiceAccountRow account) {
        return secrets.of(account.id())
                .invoke(rows -> {
                    var valid = rows.stream()
                            .filter(row -> row.state(clock.instant()) == SecretRow.State.VALID)
                            .count();
                    if (valid >= MOST) {
                        throw new Refused(
                                ErrorCode.CONFLICT,
                                "valid secrets: " + valid + " (expected: fewer than " + MOST + "; revoke one)");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Answer> created(Call call, ServiceAccountRow account, @Nullable Instant expires) {
        var secret = TokenText.random(TokenText.Kind.SERVICE_SECRET, call.organisation());
        var row = new SecretRow(secret, account, expires, clock.instant());
        return secrets.persistAndFlush(row).map(stored -> answer(call, account, stored, secret));
    }

    private Answer answer(Call call, ServiceAccountRow account, SecretRow row, TokenText secret) {
        var node = ServiceAccountJson.shown(row, clock.instant());
        return switch (call.mode()) {
            case DRY_RUN -> Answer.ok(node);
            case APPLY ->
                Answer.created(
                        "/api/v1/organisations/" + call.organisation() + "/service-accounts/" + account.name()
                                + "/secrets/" + row.id,
                        node.put("clientSecret", secret.text()));
        };
    }
}
