// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcpx.control.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TenancyComponentTest {

    private static final String DOCUMENTS = "select count(*) from document";

    private final OrganisationId ours = OrganisationId.random();
    private final OrganisationId theirs = OrganisationId.random();

    @Inject
    Tenancy tenancy;

    @Inject
    Pool pool;

    @BeforeEach
    void twoOrganisationsWithOneDocumentEach() {
        for (var organisation : List.of(ours, theirs)) {
            inside(
                    organisation,
                    "insert into organisation (id, slug, name, personal, created_at) values ('" + organisation
                            + "', 'o-" + organisation + "', 'an organisation', false, now())");
            inside(organisation, insertDocument(organisation));
        }
    }

    @Test
    void showsOnlyTheRowsOfTheOrganisation() {
        assertThat(count(ours, DOCUMENTS)).isEqualTo(1);
        assertThat(count(ours, DOCUMENTS + " where organisation_id = '" + theirs + "'"))
                .isZero();
        assertThat(count(ours, "select count(*) from organisation")).isEqualTo(1);
    }

    @Test
    void refusesToWriteARowForAnotherOrganisation() {
        assertThatThrownBy(() -> inside(ours, insertDocument(theirs))).hasStackTraceContaining("row-level security");
        assertThatThrownBy(() -> inside(ours, "update document set organisation_id = '" + theirs + "'"))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void neitherChangesNorDeletesTheRowsOfAnotherOrganisation() {
        assertThat(inside(ours, "update document set body = 'x' where organisation_id = '" + theirs + "'"))
                .isZero();
        assertThat(inside(ours, "delete from document where organisation_id = '" + theirs + "'"))
                .isZero();
        assertThat(inside(ours, "delete from organisation where id = '" + theirs + "'"))
                .isZero();

        assertThat(count(theirs, DOCUMENTS + " where body = '{}'")).isEqualTo(1);
    }

    @Test
    void showsNothingWithoutAnOrganisation() {
        for (var table : tenantTables()) {
            assertThat(plain("select count(*) from " + table).getLong(0))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void leavesNothingBehindOnPooledConnections() {
        for (var i = 0; i < 40; i++) {
            count(i % 2 == 0 ? ours : theirs, DOCUMENTS);

            var row = plain("select coalesce(current_setting('mcpx.organisation', true), ''), (" + DOCUMENTS + ")");

            assertThat(row.getString(0)).isEmpty();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @Test
    void showsAnOrganisationBySlugOnlyItsOwnRow() {
        assertThat(run(() -> tenancy.find("o-" + theirs))).contains(theirs);
        assertThat(run(() -> tenancy.find("' or true --"))).isEmpty();
        assertThat(run(() -> tenancy.asOperator(() -> scalar(DOCUMENTS)))).isZero();
        assertThat(run(() -> tenancy.organisations())).contains(ours, theirs);
    }

    @Test
    void keepsHistoryAsItWasWritten() {
        for (var table : List.of("outbox", "revision", "revision_document")) {
            assertThatThrownBy(() -> inside(ours, "delete from " + table)).hasStackTraceContaining("permission denied");
            assertThatThrownBy(() -> inside(ours, "update " + table + " set organisation_id = organisation_id"))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void refusesToMixOrganisationsInOneTransaction() {
        assertThatThrownBy(() -> run(() -> tenancy.inside(ours, () -> tenancy.inside(theirs, () -> scalar(DOCUMENTS)))))
                .hasMessageContaining("another name");
        assertThat(run(() -> tenancy.inside(ours, () -> tenancy.inside(ours, () -> scalar(DOCUMENTS)))))
                .isEqualTo(1);
    }

    @Test
    void undoesEverythingWhenAsked() {
        run(() -> tenancy.inside(ours, () -> execute("delete from document").call(() -> tenancy.undoAtEnd())));

        assertThat(count(ours, DOCUMENTS)).isEqualTo(1);
    }

    @Test
    void worksAsARoleThatNoPolicySpares() {
        var row = plain("select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user");
        assertThat(List.of(row.getBoolean(0), row.getBoolean(1), row.getBoolean(2)))
                .containsOnly(false);
        var open = plain("select count(*) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
                + " and relname <> 'flyway_schema_history' and not (relrowsecurity and relforcerowsecurity)");
        assertThat(open.getLong(0)).isZero();
        assertThat(tenantTables()).hasSizeGreaterThan(14);
    }

    private List<String> tenantTables() {
        return run(() -> pool.query("select relname from pg_class where relnamespace = 'public'::regnamespace"
                                + " and relkind = 'r' and relname <> 'flyway_schema_history'")
                        .execute())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private Row plain(String sql) {
        return StreamSupport.stream(run(() -> pool.query(sql).execute()).spliterator(), false)
                .findFirst()
                .orElseThrow();
    }

    private long count(OrganisationId organisation, String sql) {
        return run(() -> tenancy.inside(organisation, () -> scalar(sql)));
    }

    private int inside(OrganisationId organisation, String sql) {
        return run(() -> tenancy.inside(organisation, () -> execute(sql)));
    }

    private Uni<Integer> execute(String sql) {
        return tenancy.session().chain(session -> session.createNativeQuery(sql).executeUpdate());
    }

    private Uni<Long> scalar(String sql) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(sql, Long.class).getSingleResult());
    }

    private static String insertDocument(OrganisationId organisation) {
        return "insert into document (id, organisation_id, kind, name, name_key, body, hash, created_at, updated_at) values ('"
                + UUID.randomUUID() + "', '" + organisation + "', 'SERVER', 's', 's', '{}', 'h', now(), now())";
    }

    private static <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
