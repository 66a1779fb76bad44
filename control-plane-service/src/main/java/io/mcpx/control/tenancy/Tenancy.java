// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.tenancy;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Opens every transaction of the service, each in somebody's name: row-level security shows it nothing else. Work within a
 * transaction that asks for the same name joins it; asking for another one fails. Callers run on a Vert.x context of their
 * own, as every request and scheduled job does, and one context has one transaction at a time.
 */
@Singleton
public final class Tenancy {

    private static final String SCOPE = "mcpx.tenancy.scope";

    private final String applySettings;

    Tenancy(TenancyConfig config) {
        this.applySettings = "select "
                + String.join(
                        ", ", Scope.SETTINGS.stream().map(Tenancy::setting).toList())
                + ", set_config('statement_timeout', '" + millis(config.statementTimeout()) + "', true)"
                + ", set_config('lock_timeout', '" + millis(config.lockTimeout()) + "', true)"
                + ", set_config('idle_in_transaction_session_timeout', '" + millis(config.idleTimeout()) + "', true)";
    }

    /** One transaction that sees the rows of this organisation, or the one under way that does. */
    public <T> Uni<T> inside(OrganisationId organisation, Supplier<Uni<T>> work) {
        return within(new Scope.Inside(organisation), work);
    }

    /** One transaction that sees this account, its logins, memberships and organisations. */
    public <T> Uni<T> asAccount(AccountId account, Supplier<Uni<T>> work) {
        return within(new Scope.AsAccount(account), work);
    }

    /** One transaction that sees the login of this subject, and those with this address, which the issuer has verified. */
    public <T> Uni<T> signingIn(String issuer, String subject, Optional<String> verifiedEmail, Supplier<Uni<T>> work) {
        return within(new Scope.SigningIn(issuer, subject, verifiedEmail.orElse(null)), work);
    }

    /** The organisation with this slug. */
    public Uni<Optional<OrganisationId>> find(String slug) {
        return within(new Scope.BySlug(slug), () -> ids("select id from organisation where slug = ?1", slug))
                .map(found -> found.stream().findFirst());
    }

    /** The organisation with this id, if there is one. */
    public Uni<Optional<OrganisationId>> find(OrganisationId id) {
        return inside(id, () -> ids("select id from organisation where cast(id as text) = ?1", id.toString()))
                .map(found -> found.stream().findFirst());
    }

    /** All organisations, for work that goes through them one by one. */
    public Uni<List<OrganisationId>> organisations() {
        return asOperator(() -> ids("select id from organisation where '' = ?1 order by id", ""));
    }

    /** One transaction that sees the own rows of all organisations, and nothing inside them. */
    public <T> Uni<T> asOperator(Supplier<Uni<T>> work) {
        return within(new Scope.Operator(), work);
    }

    /** Undoes everything when the transaction under way ends, and still gives its result. */
    public Uni<Void> undoAtEnd() {
        return Panache.currentTransaction()
                .invoke(Mutiny.Transaction::markForRollback)
                .replaceWithVoid();
    }

    /** The session of the transaction under way, for statements that entities cannot say. */
    public Uni<Mutiny.Session> session() {
        return scope().isPresent()
                ? Panache.getSession()
                : Uni.createFrom().failure(() -> new IllegalStateException("no transaction (expected: inside one)"));
    }

    private <T> Uni<T> within(Scope scope, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            var current = scope();
            if (current.isEmpty()) {
                return open(scope, work);
            }
            return current.get().equals(scope) ? work.get() : Uni.createFrom().failure(mixed());
        });
    }

    private <T> Uni<T> open(Scope scope, Supplier<Uni<T>> work) {
        ContextLocals.put(SCOPE, scope);
        return Panache.withTransaction(() -> apply(scope).chain(() -> work.get()))
                .onTermination()
                .invoke(() -> ContextLocals.remove(SCOPE));
    }

    private Uni<Void> apply(Scope scope) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createNativeQuery(applySettings);
                    scope.settings().forEach(query::setParameter);
                    return query.getSingleResult();
                })
                .replaceWithVoid();
    }

    private Uni<List<OrganisationId>> ids(String sql, String parameter) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(sql, UUID.class)
                        .setParameter(1, parameter)
                        .getResultList())
                .map(found -> found.stream().map(OrganisationId::new).toList());
    }

    private static Optional<Scope> scope() {
        return ContextLocals.get(SCOPE);
    }

    private static IllegalStateException mixed() {
        return new IllegalStateException("a transaction within that of another name (expected: one name at a time)");
    }

    private static String setting(String name) {
        return "set_config('mcpx." + name + "', :" + name + ", true)";
    }

    private static long millis(Duration duration) {
        return duration.toMillis();
    }
}
