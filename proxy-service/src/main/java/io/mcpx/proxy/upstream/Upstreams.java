// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.configuration.route.ServerName;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The running servers of the snapshot in force. */
public interface Upstreams {

    @Nullable
    Upstream find(ServerName name);

    /** All of them, sorted by name. */
    Collection<Upstream> all();

    /** Who is told of changes; set once, before the first snapshot. */
    void events(UpstreamEvents events);
}
