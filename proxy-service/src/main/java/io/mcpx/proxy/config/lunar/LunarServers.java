// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.lunar;

import io.mcpx.proxy.config.model.Declared;
import io.mcpx.proxy.config.text.Field;
import io.mcpx.proxy.route.ServerName;
import java.util.Optional;

/** Finds the servers that an {@code app.yaml} speaks of. */
final class LunarServers {

    /** The server of a key; one that is not there is worth a warning: the file may outlive the server, as it does in Lunar. */
    static Optional<ServerName> find(Field entry, Declared declared) {
        var server = declared.findServer(entry.key());
        if (server.isEmpty()) {
            entry.warning("no server has this name, so it is without effect");
        }
        return server;
    }

    private LunarServers() {}
}
