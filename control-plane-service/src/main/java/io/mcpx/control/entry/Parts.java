// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.change.Changed;
import io.mcpx.control.document.Configuration;
import io.mcpx.control.document.Documents;
import io.mcpx.control.document.Json;
import io.mcpx.control.entry.Entries.Task;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.rest.Answer;
import io.mcpx.control.rest.Call;
import io.mcpx.control.rest.Cursors;
import io.mcpx.control.rest.ETags;
import io.mcpx.control.rest.Page;
import io.mcpx.control.rest.PageRequest;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;

/** What resources of parts of entries do. A value stands in its document under a key of its own, as it may be a mere word. */
@Singleton
final class Parts {

    private final Tenancy tenancy;
    private final Documents documents;
    private final Entries entries;
    private final Cursors cursors;

    Parts(Tenancy tenancy, Documents documents, Entries entries, Cursors cursors) {
        this.tenancy = tenancy;
        this.documents = documents;
        this.entries = entries;
        this.cursors = cursors;
    }

    /** The parts that stand under this one, by their names. */
    Uni<Page<ObjectNode>> list(ContainerRequestContext request, Part parent, String key) {
        var page = PageRequest.of(request, cursors);
        return tenancy.inside(Call.of(request).organisation(), () -> body(parent))
                .map(body -> parent.find(body).stream()
                        .flatMap(node -> node.properties().stream())
                        .sorted(Map.Entry.comparingByKey())
                        .filter(child -> page.after()
                                .filter(after -> child.getKey().compareTo(after) <= 0)
                                .isEmpty())
                        .limit(page.limit() + 1L)
                        .toList())
                .map(children -> page.page(children, Map.Entry::getKey)
                        .map(child -> shown(child.getKey(), key, child.getValue())));
    }

    Uni<Response> get(ContainerRequestContext request, Part part, String key) {
        var call = Call.of(request);
        return tenancy.inside(call.organisation(), () -> body(part))
                .map(body ->
                        part.find(body).map(value -> answer(part, key, value)).orElseThrow(() -> absent(part)))
                .map(answer -> Entries.notModified(call, answer) ? Entries.unchanged(answer) : answer.response());
    }

    Uni<Response> put(ContainerRequestContext request, Part part, String key, String body) {
        var value = given(Json.parseObject(body), part, key);
        var conditions = Call.of(request).conditions();
        var task = new Task(part.entry(), part.noun() + ".put", part.label(), before -> {
            requireEntry(before, part);
            conditions.requireForPut(part.find(before).map(Parts::tag));
            return part.set(before, value);
        });
        return entries.changed(request, body, task, changed -> Uni.createFrom().item(answer(part, key, changed)));
    }

    Uni<Response> delete(ContainerRequestContext request, Part part) {
        var conditions = Call.of(request).conditions();
        var task = new Task(part.entry(), part.noun() + ".delete", part.label(), before -> {
            conditions.requireMatch(part.find(before).map(Parts::tag).orElseThrow(() -> absent(part)));
            return part.remove(before);
        });
        return entries.changed(request, "", task, changed -> Uni.createFrom().item(Answer.noContent()));
    }

    private Uni<ObjectNode> body(Part part) {
        return documents
                .find(part.entry())
                .map(row -> row.map(found -> Json.stored(found.body()))
                        .or(() -> Optional.of(Json.object())
                                .filter(none -> part.entry().kind().isSingle()))
                        .orElseThrow(() -> Refused.notFound(
                                part.entry().kind().noun(), part.entry().name())));
    }

    private static void requireEntry(Configuration configuration, Part part) {
        if (!part.entry().kind().isSingle()) {
            Entries.requireTag(configuration, part.entry());
        }
    }

    private static JsonNode given(ObjectNode body, Part part, String key) {
        var name = body.remove("name");
        if (name != null && !part.name().equals(name.textValue())) {
            throw Refused.invalid("/name", "another name", "'" + part.name() + "' as in the path, or no name");
        }
        var value = body.remove(key);
        if (value == null) {
            throw Refused.invalid("/" + key, "nothing", "the " + part.noun());
        }
        body.fieldNames().forEachRemaining(other -> {
            throw Refused.invalid("/" + other, "an unknown key", "name or " + key);
        });
        return value;
    }

    private static Answer answer(Part part, String key, Changed changed) {
        return answer(part, key, part.find(changed.after()).orElseThrow(() -> absent(part)));
    }

    private static Answer answer(Part part, String key, JsonNode value) {
        return Answer.ok(shown(part.name(), key, value)).tag(tag(value));
    }

    private static ObjectNode shown(String name, String key, JsonNode value) {
        var node = Json.object().put("name", name);
        node.set(key, value);
        return node;
    }

    private static String tag(JsonNode value) {
        return ETags.of(Json.canonical(value));
    }

    private static Refused absent(Part part) {
        return Refused.notFound(part.noun(), part.name());
    }
}
