// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.mcpx.protocol.json.JsonObject;
import io.mcpx.protocol.json.Splice;
import io.mcpx.protocol.revision.MetaKeys;
import java.util.List;

/** The parts of {@code params._meta} that belong to the hop between client and gateway. */
public final class ClientMeta {

    private static final List<String> OF_THE_HOP =
            List.of(MetaKeys.PROTOCOL_VERSION, MetaKeys.CLIENT_CAPABILITIES, MetaKeys.CLIENT_INFO, MetaKeys.LOG_LEVEL);

    /** Removes them from what goes to the server, whose own hop gets others. Everything else stays byte for byte. */
    public static void strip(JsonObject params, Splice edits) {
        var meta = params.object("_meta");
        if (meta == null) {
            return;
        }
        for (var key : OF_THE_HOP) {
            if (meta.has(key)) {
                edits.remove(meta, key);
            }
        }
    }

    private ClientMeta() {}
}
