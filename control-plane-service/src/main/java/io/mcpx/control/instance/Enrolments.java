// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.instance;

import io.mcpx.control.access.Permission;
import io.mcpx.control.access.TokenText;
import io.mcpx.control.change.Announcements;
import io.mcpx.control.change.Changes;
import io.mcpx.control.document.Documents;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.ETags;
import io.mcpx.control.rest.Idempotency;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;

/** Makes and removes gateway instances. */
@Singleton
final class Enrolments {

    private final Instances instances;
    private final Documents documents;
    private final Changes changes;
    private final Announcements announcements;
    private final Idempotency idempotency;
    private final InstanceConfig config;
    private final Clock clock;

    Enrolments(
            Instances instances,
            Documents documents,
            Changes changes,
            Announcements announcements,
            Idempotency idempotency,
            InstanceConfig config,
            Clock clock) {
        this.instances = instances;
        this.documents = documents;
        this.changes = changes;
        this.announcements = announcements;
        this.idempotency = idempotency;
        this.config = config;
        this.clock = clock;
    }

    /** A new instance, and the token it enrols with, which nobody sees again. */
    Uni<Response> create(ContainerRequestContext request, String body) {
        var call = Call.of(request);
        var enrolment = InstanceJson.given(Json.parseObject(body));
        var order = call.order(Permission.MANAGE_INSTANCES, "instance.create", "instance " + enrolment.name());
        return idempotency.once(
                request,
                body,
                () -> changes.act(
                        order,
                        () -> identity(enrolment)
                                .chain(() -> absent(enrolment))
                                .chain(() -> created(call, enrolment))));
    }

    Uni<Response> delete(ContainerRequestContext request, String name) {
        var call = Call.of(request);
        var order = call.order(Permission.MANAGE_INSTANCES, "instance.delete", "instance " + name);
        return changes.act(
                        order,
                        () -> required(name).chain(row -> {
                            call.conditions().requireMatch(tag(row));
                            return instances
                                    .delete(row)
                                    .chain(() -> instances.flush())
                                    .chain(() -> announcements.changed(call.organisation()));
                        }))
                .map(gone -> Answer.noContent().response());
    }

    Uni<InstanceRow> required(String name) {
        return instances.named(name).map(row -> row.orElseThrow(() -> Refused.notFound("instance", name)));
    }

    static String tag(InstanceRow row) {
        return ETags.of(row.id() + "\n" + row.version);
    }

    private Uni<Void> identity(Enrolment enrolment) {
        var agent = enrolment.dedicatedTo();
        return agent == null
                ? Uni.createFrom().voidItem()
                : documents
                        .find(new EntryId(Kind.AGENT, agent))
                        .map(found -> found.orElseThrow(
                                () -> Refused.invalid("/dedicatedTo", "'" + agent + "'", "an agent that exists")))
                        .replaceWithVoid();
    }

    private Uni<Void> absent(Enrolment enrolment) {
        return instances
                .named(enrolment.name())
                .invoke(found -> found.ifPresent(taken -> {
                    throw new Refused(
                            ErrorCode.ALREADY_EXISTS,
                            "instance " + enrolment.name() + ": exists already (expected: a new name)");
                }))
                .replaceWithVoid();
    }

    private Uni<Answer> created(Call call, Enrolment enrolment) {
        var token = TokenText.random(TokenText.Kind.ENROLMENT, call.organisation());
        var row = new InstanceRow(call.organisation(), enrolment, clock.instant());
        row.expect(token, clock.instant(), config.enrolmentLifetime());
        return instances.persistAndFlush(row).map(stored -> {
            var node = InstanceJson.shown(stored, List.of(), new InstanceJson.Now(0, clock.instant()))
                    .put("enrolmentToken", token.text());
            return Answer.created("/api/v1/organisations/" + call.organisation() + "/instances/" + stored.name(), node)
                    .tag(tag(stored));
        });
    }
}
