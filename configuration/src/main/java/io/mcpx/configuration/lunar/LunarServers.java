// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.lunar;

import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.text.Field;
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
