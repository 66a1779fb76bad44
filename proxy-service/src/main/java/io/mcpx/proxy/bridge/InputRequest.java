// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.MetaKeys;
import io.mcpx.protocol.revision.Methods;
import io.mcpx.protocol.revision.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a server wants of a client in the course of a call: a request of its own in the legacy era, an entry of
 * {@code inputRequests} in the modern one. Pure.
 *
 * @param key names it among the entries of one result
 * @param params an object, or null
 */
public record InputRequest(
        String key, String method, @Nullable Slice params) {

    private static final String MODE = "mode";
    private static final String ELICITATION_ID = "elicitationId";

    /** The entries of an {@code input_required} result, or of a task that waits; empty if one of them is malformed. */
    public static Optional<List<InputRequest>> of(JsonObject result) {
        var entries = result.object("inputRequests");
        var requests = new ArrayList<InputRequest>();
        for (var entry : entries == null ? List.<JsonObject.Member>of() : entries.members()) {
            var request = entry.value().isObject() ? entry.value().asObject() : JsonObject.EMPTY;
            var method = request.string("method");
            var params = request.find("params");
            if (method == null || (params != null && !params.isObject())) {
                return Optional.empty();
            }
            requests.add(new InputRequest(entry.name(), method, params));
        }
        return Optional.of(List.copyOf(requests));
    }

    /** A result that asks for all of these, and wants the state back with the answers. */
    public static Slice required(Collection<InputRequest> requests, String state) {
        var out = new JsonWriter().beginObject().name("resultType").string("input_required");
        out.name("inputRequests").beginObject();
        for (var request : requests) {
            out.name(request.key).beginObject().name("method").string(request.method);
            if (request.params != null) {
                out.name("params").raw(request.params);
            }
            out.endObject();
        }
        return out.endObject().name("requestState").string(state).endObject().toSlice();
    }

    /** Params, also where there are none. */
    public JsonObject paramsOrEmpty() {
        return params == null ? JsonObject.EMPTY : params.asObject();
    }

    /** The same, as a modern client gets it: without what only the legacy hop knows. */
    public InputRequest forModern() {
        if (params == null) {
            return this;
        }
        var object = params.asObject();
        var edits = Splice.of(params);
        if (object.has(ELICITATION_ID)) {
            edits.remove(object, ELICITATION_ID);
        }
        var meta = object.object("_meta");
        for (var name : List.of(MetaKeys.PROGRESS_TOKEN, MetaKeys.RELATED_TASK)) {
            if (meta != null && meta.has(name)) {
                edits.remove(meta, name);
            }
        }
        return new InputRequest(key, method, edits.toSlice());
    }

    /**
     * The same, as a legacy client gets it.
     *
     * @param elicitationId what 2025-11-25 wants in a URL elicitation
     */
    public InputRequest forLegacy(Revision revision, String elicitationId) {
        if (params == null || !method.equals(Methods.ELICITATION_CREATE)) {
            return this;
        }
        var object = params.asObject();
        var edits = Splice.of(params);
        if ("url".equals(object.string(MODE))) {
            edits.put(object, ELICITATION_ID, JsonWriter.quote(elicitationId));
        } else if (object.has(MODE) && !revision.isAtLeast(Revision.V2025_11_25)) {
            edits.remove(object, MODE);
        }
        return new InputRequest(key, method, edits.toSlice());
    }

    /** Whether this can be the answer. */
    public boolean isAnsweredBy(@Nullable Slice response) {
        if (response == null || !response.isObject()) {
            return false;
        }
        var answer = response.asObject();
        return switch (method) {
            case Methods.ELICITATION_CREATE -> answer.string("action") != null;
            case Methods.SAMPLING_CREATE_MESSAGE -> answer.has("content") && answer.string("role") != null;
            case Methods.ROOTS_LIST -> {
                var roots = answer.find("roots");
                yield roots != null && roots.isArray();
            }
            default -> false;
        };
    }
}
