// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcpx.control.document.Json;
import io.mcpx.control.tenancy.OrganisationId;
import io.mcpx.control.tenancy.Tenancy;
import io.quarkus.arc.Arc;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What gateway instances would get of an organisation now, read from the database itself. */
public record Resources(Api organisation) {

    private static final String BODY = "select body from resource where not deleted and kind = ?1 and name = ?2";

    /** The body of a resource that is in force. */
    public Optional<JsonNode> find(String kind, String name) {
        return inside(tenancy -> tenancy.session()
                        .chain(session -> session.createNativeQuery(BODY, String.class)
                                .setParameter(1, kind)
                                .setParameter(2, name)
                                .getResultList()))
                .stream()
                .findFirst()
                .map(Json::parse);
    }

    /** Work in the database in the name of the organisation. */
    public <T> T inside(Function<Tenancy, Uni<T>> work) {
        var tenancy = Arc.container().instance(Tenancy.class).get();
        var id = id();
        return run(() -> tenancy.inside(id, () -> work.apply(tenancy)));
    }

    /** One statement in the name of the organisation; how many rows it touched. */
    public int execute(String sql) {
        return inside(tenancy -> tenancy.session()
                .chain(session -> session.createNativeQuery(sql).executeUpdate()));
    }

    public OrganisationId id() {
        return OrganisationId.parse(organisation.get("").json().path("id").textValue())
                .orElseThrow();
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
