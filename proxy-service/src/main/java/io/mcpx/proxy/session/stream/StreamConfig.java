// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session.stream;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Bounds of the event streams of sessions: {@code mcpx.session.streams.*}. */
public interface StreamConfig {

    /** Listening streams that one session may have open at once. */
    @WithDefault("8")
    int max();

    /** Notifications kept for a session while no stream is open; the oldest go first. */
    @WithDefault("100")
    int maxPending();

    /** Events of one stream kept for a client that comes back. */
    @WithDefault("256")
    int replayEvents();

    /** Streams of one session kept for a client that comes back; those that were done with first go first. */
    @WithDefault("64")
    int replayStreams();

    /** What all kept events of one session may take. */
    @WithDefault("4M")
    MemorySize replayBytes();

    /** What all kept events of all sessions may take. Without it an eighth of the heap, at most 256 MiB. */
    Optional<MemorySize> replayTotal();

    /** How long a stream that lost its client is kept. */
    @WithDefault("5m")
    Duration replayTimeout();

    /** How long a stream that was written to its end is kept, for a connection that broke on the last metres. */
    @WithDefault("10s")
    Duration replayGrace();

    /** What clients are told to wait before they reconnect to a stream. */
    @WithDefault("1s")
    Duration retry();
}
