// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import java.util.List;
import java.util.Set;

/** What of a client's capabilities a server may rely on through the gateway. Pure. */
public final class ClientCapabilities {

    /** The tasks extension of the modern era. */
    public static final String TASKS = "io.modelcontextprotocol/tasks";

    /** Extensions that the gateway carries on endpoints in front of several servers. */
    private static final Set<String> CARRIED = Set.of(TASKS, "io.modelcontextprotocol/ui");

    /** What a server may ask in the course of a call, in either era; the gateway carries it across. */
    private static final List<String> ANSWERABLE = List.of("elicitation", "sampling", "roots");

    /**
     * What is declared to a server: within an era what the client said, without extensions the gateway cannot carry; across
     * eras what can be asked of the client, and to a modern server the tasks extension, because the gateway waits for them.
     */
    public static Slice towards(Era server, Era client, JsonObject declared, boolean everyExtension) {
        if (server != client) {
            return across(server, declared);
        }
        var extensions = declared.object("extensions");
        if (everyExtension || extensions == null) {
            return declared.slice();
        }
        var edits = Splice.of(declared.slice());
        for (var member : extensions.members()) {
            if (!CARRIED.contains(member.name())) {
                edits.remove(extensions, member.name());
            }
        }
        return edits.isEmpty() ? declared.slice() : edits.toSlice();
    }

    private static Slice across(Era server, JsonObject declared) {
        var out = new JsonWriter().beginObject();
        for (var name : ANSWERABLE) {
            var value = declared.object(name);
            if (value != null) {
                out.name(name).raw(value.slice());
            }
        }
        if (server == Era.MODERN) {
            out.name("extensions")
                    .beginObject()
                    .name(TASKS)
                    .beginObject()
                    .endObject()
                    .endObject();
        }
        return out.endObject().toSlice();
    }

    public static boolean carries(String extension) {
        return CARRIED.contains(extension);
    }

    /** The capability that a client needs to be asked this, as {@code requiredCapabilities} of -32021 names it. */
    public static Slice needed(String method, JsonObject params) {
        var out = new JsonWriter().beginObject();
        switch (method) {
            case Methods.SAMPLING_CREATE_MESSAGE -> out.name("sampling").beginObject();
            case Methods.ROOTS_LIST -> out.name("roots").beginObject();
            default ->
                out.name("elicitation")
                        .beginObject()
                        .name("url".equals(params.string("mode")) ? "url" : "form")
                        .beginObject()
                        .endObject();
        }
        return out.endObject().endObject().toSlice();
    }

    /** Whether a client that declared this can be asked that. */
    public static boolean allow(JsonObject declared, String method, JsonObject params) {
        return switch (method) {
            case Methods.SAMPLING_CREATE_MESSAGE -> declared.object("sampling") != null;
            case Methods.ROOTS_LIST -> declared.object("roots") != null;
            case Methods.ELICITATION_CREATE -> allowsElicitation(declared, params);
            default -> false;
        };
    }

    private static boolean allowsElicitation(JsonObject declared, JsonObject params) {
        var elicitation = declared.object("elicitation");
        if (elicitation == null) {
            return false;
        }
        return "url".equals(params.string("mode"))
                ? elicitation.has("url")
                : elicitation.isEmpty() || elicitation.has("form") || !elicitation.has("url");
    }

    private ClientCapabilities() {}
}
