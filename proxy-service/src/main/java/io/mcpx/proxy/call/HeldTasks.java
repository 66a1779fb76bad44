// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.configuration.route.ServerName;
import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.JsonWriter;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.MetaKeys;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The handles a legacy session holds for its tasks, by what their servers call them: what a server says about a task on its
 * own must name it as the client does. Bounded, the oldest is forgotten first. Thread-safe.
 */
final class HeldTasks {

    private static final int MOST = 1000;
    private static final String TASK_ID = "taskId";

    private record Key(ServerName server, String nativeId) {}

    private final LinkedHashMap<Key, String> handles = new LinkedHashMap<>();

    synchronized void hold(ServerName server, String nativeId, String handle) {
        handles.put(new Key(server, nativeId), handle);
        if (handles.size() > MOST) {
            handles.pollFirstEntry();
        }
    }

    private synchronized @Nullable String handle(ServerName server, String nativeId) {
        return handles.get(new Key(server, nativeId));
    }

    /** Whether the params are about a task this session holds. */
    boolean knows(ServerName server, JsonObject params) {
        var id = params.string(TASK_ID);
        return id != null && handle(server, id) != null;
    }

    /** Puts handles in the place of the server's ids, wherever MCP has one. */
    void rename(ServerName server, JsonObject params, Splice edits) {
        renameIn(server, params, edits);
        var meta = params.object("_meta");
        var related = meta == null ? null : meta.object(MetaKeys.RELATED_TASK);
        if (related != null) {
            renameIn(server, related, edits);
        }
    }

    private void renameIn(ServerName server, JsonObject holder, Splice edits) {
        var id = holder.string(TASK_ID);
        var handle = id == null ? null : handle(server, id);
        if (handle != null) {
            edits.put(holder, TASK_ID, JsonWriter.quote(handle));
        }
    }
}
