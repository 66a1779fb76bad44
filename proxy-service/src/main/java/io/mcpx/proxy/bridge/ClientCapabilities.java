// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Slice;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import java.util.Set;

/** What of a client's capabilities a server may rely on through the gateway. Pure. */
public final class ClientCapabilities {

    /** Extensions that the gateway carries on endpoints in front of several servers. */
    private static final Set<String> CARRIED = Set.of("io.modelcontextprotocol/tasks", "io.modelcontextprotocol/ui");

    /**
     * What is declared to a server. Across eras nothing is: a server that would ask the client in the middle of a call
     * cannot be answered yet.
     */
    public static Slice towards(Era server, Era client, JsonObject declared, boolean everyExtension) {
        if (server != client) {
            return JsonObject.EMPTY.slice();
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

    public static boolean carries(String extension) {
        return CARRIED.contains(extension);
    }

    /** Whether a legacy client that declared this can be asked that. */
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
