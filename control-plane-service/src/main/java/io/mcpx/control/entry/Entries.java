// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.access.Permission;
import io.mcpx.control.change.Changed;
import io.mcpx.control.change.Changes;
import io.mcpx.control.change.Edit;
import io.mcpx.control.change.Order.Mode;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.Documents;
import io.mcpx.control.document.Documents.Asked;
import io.mcpx.control.document.EntryId;
import io.mcpx.control.document.Json;
import io.mcpx.control.document.Kind;
import io.mcpx.control.document.Secrets;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Cursors;
import io.mcpx.control.rest.DiffJson;
import io.mcpx.control.rest.ETags;
import io.mcpx.control.rest.Idempotency;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.PageRequest;
import io.mcpx.control.rest.Texts;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What every resource of configuration entries does, whatever the kind. */
@Singleton
final class Entries {

    private final Tenancy tenancy;
    private final Documents documents;
    private final Changes changes;
    private final Idempotency idempotency;
    private final Cursors cursors;

    Entries(Tenancy tenancy, Documents documents, Changes changes, Idempotency idempotency, Cursors cursors) {
        this.tenancy = tenancy;
        this.documents = documents;
        this.changes = changes;
        this.idempotency = idempotency;
        this.cursors = cursors;
    }

    Uni<Page<ObjectNode>> list(ContainerRequestContext request, Kind kind) {
        var call = Call.of(request);
        var page = PageRequest.of(request, cursors);
        var asked = new Asked(
                kind,
                page.after().orElse(""),
                Texts.parameter(request, "name"),
                Texts.parameter(request, "q"),
                page.limit());
        return tenancy.inside(call.organisation(), () -> documents.list(asked))
                .map(rows -> page.page(rows, row -> row.entry().key()).map(EntryJson::shown));
    }

    Uni<Response> get(ContainerRequestContext request, EntryId id) {
        var call = Call.of(request);
        return tenancy.inside(call.organisation(), () -> shown(id))
                .map(answer -> notModified(call, answer) ? unchanged(answer) : answer.response());
    }

    Uni<Response> create(ContainerRequestContext request, Kind kind, String body) {
        var given = Json.parseObject(body);
        var id = new EntryId(kind, EntryJson.requireName(given));
        var entry = EntryJson.withoutExtras(given);
        return changed(request, body, new Task(id, "create", before -> {
            if (before.findId(id).isPresent()) {
                throw new Refused(ErrorCode.ALREADY_EXISTS, id.label() + ": exists already (expected: a new name)");
            }
            return before.with(id, entry);
        }));
    }

    Uni<Response> put(ContainerRequestContext request, EntryId id, String body) {
        var entry = EntryJson.given(Json.parseObject(body), id);
        var conditions = Call.of(request).conditions();
        return changed(request, body, new Task(id, "put", before -> {
            conditions.requireForPut(tag(before, id));
            return before.with(id, entry);
        }));
    }

    Uni<Response> patch(ContainerRequestContext request, EntryId id, String body) {
        var patch = EntryJson.given(Json.parseObject(body), id);
        var conditions = Call.of(request).conditions();
        return changed(request, body, new Task(id, "patch", before -> {
            conditions.requireMatch(requireTag(before, id));
            return before.with(id, MergePatch.apply(Secrets.masked(id, required(before, id)), patch));
        }));
    }

    Uni<Response> delete(ContainerRequestContext request, EntryId id) {
        var conditions = Call.of(request).conditions();
        return changed(request, "", new Task(id, "delete", before -> {
            conditions.requireMatch(requireTag(before, id));
            return before.without(id);
        }));
    }

    /**
     * A change of one entry.
     *
     * @param verb what is done: never renamed
     * @param subject what it is done to
     */
    record Task(EntryId id, String verb, String subject, Edit edit) {

        Task(EntryId id, String verb, Edit edit) {
            this(id, verb, id.label(), edit);
        }

        String action() {
            return id.kind().name().toLowerCase(Locale.ROOT) + "." + verb;
        }
    }

    Uni<Response> changed(ContainerRequestContext request, String body, Task task) {
        return changed(request, body, task, changed -> answer(request, task, changed));
    }

    /** Makes the change once, and answers as the function says; a dry run is answered with the difference. */
    Uni<Response> changed(
            ContainerRequestContext request, String body, Task task, Function<Changed, Uni<Answer>> answering) {
        var call = Call.of(request);
        var order = call.order(Permission.CONFIGURE, task.action(), task.subject());
        Supplier<Uni<Answer>> work = () -> changes.change(order, task.edit())
                .onFailure(Refused.class)
                .transform(refused -> Pointing.into(task.id(), refused))
                .chain(changed -> call.mode() == Mode.DRY_RUN
                        ? Uni.createFrom().item(Answer.ok(DiffJson.ofDryRun(changed)))
                        : answering.apply(changed).map(answer -> answer.revision(changed.revision())));
        return idempotency.once(request, body, work);
    }

    private Uni<Answer> answer(ContainerRequestContext request, Task task, Changed changed) {
        if (changed.after().findId(task.id()).isEmpty()) {
            return Uni.createFrom().item(Answer.noContent());
        }
        return shown(task.id()).map(shown -> task.verb().equals("create") ? created(request, task, shown) : shown);
    }

    private static Answer created(ContainerRequestContext request, Task task, Answer shown) {
        var location = request.getUriInfo()
                .getAbsolutePathBuilder()
                .path("{name}")
                .build(task.id().name())
                .getRawPath();
        return new Answer(201, shown.headers(), shown.body()).header("Location", location);
    }

    private Uni<Answer> shown(EntryId id) {
        return documents
                .find(id)
                .map(row -> row.map(found -> Answer.ok(EntryJson.shown(found)).tag(EntryJson.tag(found)))
                        .or(() -> absent(id))
                        .orElseThrow(() -> Refused.notFound(id.kind().noun(), id.name())));
    }

    /** A single section is always there, if only empty. */
    private static Optional<Answer> absent(EntryId id) {
        return Optional.of(id)
                .filter(single -> single.kind().isSingle())
                .map(single -> Answer.ok(EntryJson.absent()).tag(ETags.of("{}")));
    }

    private static Optional<String> tag(Configuration configuration, EntryId id) {
        var body = configuration.findId(id).map(configuration.entries()::get);
        return body.or(() -> Optional.of("{}").filter(empty -> id.kind().isSingle()))
                .map(ETags::of);
    }

    static String requireTag(Configuration configuration, EntryId id) {
        return tag(configuration, id)
                .orElseThrow(() -> Refused.notFound(id.kind().noun(), id.name()));
    }

    private static ObjectNode required(Configuration configuration, EntryId id) {
        return configuration.find(id).orElseGet(Json::object);
    }

    static boolean notModified(Call call, Answer answer) {
        return call.conditions().has(String.valueOf(answer.headers().get("ETag")));
    }

    static Response unchanged(Answer answer) {
        return Response.notModified(String.valueOf(answer.headers().get("ETag")).replace("\"", ""))
                .build();
    }
}
