// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.protocol.message.ResultMembers;
import io.mcpx.protocol.revision.Era;
import io.mcpx.protocol.revision.Methods;
import java.util.Set;

/** What {@link ResultBridge} does, for a result between peers of one era that is passed on while it arrives. Pure. */
public final class PassingResult {

    private static final Set<String> METHODS = Set.of(Methods.TOOLS_CALL, Methods.RESOURCES_READ, Methods.PROMPTS_GET);
    private static final Set<String> NOT_PLAIN = Set.of("requestState", "inputRequests", "task", "taskId");

    /** Whether results of this method may pass at all. */
    public static boolean allows(String method) {
        return METHODS.contains(method);
    }

    /** Whether nothing of a task or round trip has been seen, which would have to be changed. */
    public static boolean isPlain(ResultMembers seen) {
        return NOT_PLAIN.stream().noneMatch(seen::has);
    }

    /** The end of the object: what modern clients may rely on and the server forgot, and the brace. */
    public static byte[] end(Era client, String method, ResultMembers seen) {
        if (client == Era.LEGACY) {
            return "}".getBytes(UTF_8);
        }
        var added = new StringBuilder();
        add(added, seen, "resultType", "\"complete\"");
        if (Methods.RESOURCES_READ.equals(method) && isComplete(seen)) {
            add(added, seen, "ttlMs", "0");
            add(added, seen, "cacheScope", "\"private\"");
        }
        return added.append('}').toString().getBytes(UTF_8);
    }

    private static void add(StringBuilder added, ResultMembers seen, String name, String value) {
        if (!seen.has(name)) {
            added.append(added.isEmpty() && seen.isEmpty() ? "\"" : ",\"");
            added.append(name).append("\":").append(value);
        }
    }

    private static boolean isComplete(ResultMembers seen) {
        var type = seen.string("resultType");
        return type == null || type.equals("complete");
    }

    private PassingResult() {}
}
