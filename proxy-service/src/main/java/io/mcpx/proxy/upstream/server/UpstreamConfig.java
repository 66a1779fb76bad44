// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.server;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** What holds for all servers, beside what each server's own entry says. */
@ConfigMapping(prefix = "mcpx.upstream")
public interface UpstreamConfig {

    /** How long a silent process is waited for before it is taken for a legacy server. */
    @WithDefault("3s")
    Duration probePatience();

    /** How long a process may take to answer its first request, if its own connect time-out is not longer. */
    @WithDefault("60s")
    Duration processStart();

    /** How long changes of a server's lists are gathered before the lists are read again. */
    @WithDefault("100ms")
    Duration changeDelay();

    /** How often lists are read again of servers that do not tell of changes and name no time to live. */
    @WithDefault("60s")
    Duration pollInterval();

    /** How often a server that tells of changes is asked whether it is still there. */
    @WithDefault("30s")
    Duration checkInterval();

    /** The wait before the second attempt to reconnect; the first is made at once. */
    @WithDefault("250ms")
    Duration reconnectFirst();

    /** The longest wait between two attempts to reconnect. */
    @WithDefault("30s")
    Duration reconnectCap();

    /** How long a connection has to last for the next loss of it to be answered at once. */
    @WithDefault("5s")
    Duration stableAfter();

    /** How long calls fail at once when too many have failed. */
    @WithDefault("5s")
    Duration breakerPause();

    /** Pages read of one list. */
    @WithDefault("1000")
    int maxPages();

    /** Items read of one list. */
    @WithDefault("20000")
    int maxItems();

    /** Bytes read of one list. */
    @WithDefault("64M")
    MemorySize maxListBytes();

    /** From which size on a result is passed on while it arrives, where nothing in it has to change; 0 for never. */
    @WithDefault("256K")
    MemorySize streamAbove();

    /** The largest result that is passed on while it arrives; 0 for as much as a server's messages may have anyway. */
    @WithDefault("1G")
    MemorySize maxStreamed();

    /**
     * What the messages of servers that are still arriving may take together, beyond the first 64 KiB of each. Without it an eighth
     * of the heap, at most 256 MiB.
     */
    Optional<MemorySize> maxHeld();

    /** Legacy sessions kept with one server for clients that have no session of their own. */
    @WithDefault("64")
    int pooledSessions();

    /** Legacy sessions kept with one server for clients that have one. */
    @WithDefault("4096")
    int clientSessions();
}
