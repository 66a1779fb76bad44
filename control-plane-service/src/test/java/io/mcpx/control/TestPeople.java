// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control;

import io.mcpx.control.access.Actor;
import io.mcpx.control.access.Actors;
import io.mcpx.control.access.Proof;
import io.mcpx.control.access.Role;
import io.mcpx.control.tenancy.AccountId;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** People without a sign-in: {@code person:} and the id of an account is a proof in tests. Their roles are those of the database. */
@Singleton
public final class TestPeople implements Actors {

    private static final String PREFIX = "person:";

    private final Tenancy tenancy;

    TestPeople(Tenancy tenancy) {
        this.tenancy = tenancy;
    }

    /** Somebody who is a member of an organisation, and a client of the API at that organisation. */
    public record Person(AccountId account, Api api) {}

    /** A new account with a role in an organisation. */
    public static Person member(Resources organisation, Role role) {
        var account = AccountId.random();
        var tenancy = Arc.container().instance(Tenancy.class).get();
        run(tenancy.asAccount(
                account,
                () -> execute(
                        tenancy,
                        "insert into account (id, name, created_at) values ('" + account + "', 'A person', now())")));
        organisation.execute("insert into membership (organisation_id, account_id, role, created_at) values ('"
                + organisation.id() + "', '" + account + "', '" + role.label() + "', now())");
        return new Person(account, at(organisation.id(), PREFIX + account));
    }

    /** Whoever has this token, at an organisation. */
    public static Api at(OrganisationId organisation, String token) {
        return Api.anonymous().with("Authorization", "Bearer " + token).at("/api/v1/organisations/" + organisation);
    }

    @Override
    public Uni<Optional<Actor>> find(Proof proof, OrganisationId organisation) {
        return proof instanceof Proof.Bearer(var text) && text.startsWith(PREFIX)
                ? member(organisation, new AccountId(UUID.fromString(text.substring(PREFIX.length()))))
                : Uni.createFrom().item(Optional.empty());
    }

    private Uni<Optional<Actor>> member(OrganisationId organisation, AccountId account) {
        return tenancy.inside(
                        organisation,
                        () -> tenancy.session()
                                .chain(session -> session.createNativeQuery(
                                                "select role from membership where account_id = '" + account + "'",
                                                String.class)
                                        .getResultList()))
                .map(roles -> Optional.of(actor(organisation, account, roles)));
    }

    private static Actor actor(OrganisationId organisation, AccountId account, List<String> roles) {
        return roles.isEmpty()
                ? new Actor.Outsider(account, "A person")
                : new Actor.Account(
                        account,
                        "A person",
                        organisation,
                        Role.valueOf(roles.getFirst().toUpperCase(Locale.ROOT)));
    }

    private static Uni<Integer> execute(Tenancy tenancy, String sql) {
        return tenancy.session().chain(session -> session.createNativeQuery(sql).executeUpdate());
    }

    private static <T> T run(Uni<T> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
