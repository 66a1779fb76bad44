// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of legacy client sessions. */
@ConfigMapping(prefix = "mcpx.session")
public interface SessionConfig {

    /** How long a session may stay unused: no request under way, no stream open. */
    @WithDefault("30m")
    Duration idleTimeout();

    /** How long a session may live, however busy it is. */
    @WithDefault("24h")
    Duration maxAge();

    /** Sessions open at once. */
    @WithDefault("20000")
    int max();

    /** Sessions that one caller may have open at once. */
    @WithDefault("10000")
    int maxPerCaller();

    /** Requests under way at once in one session. */
    @WithDefault("256")
    int maxRequests();

    /** Questions of servers that one client may owe an answer to. */
    @WithDefault("64")
    int maxQuestions();

    /** Listening streams that one session may have open at once. */
    @WithDefault("8")
    int maxStreams();

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

    /** What all kept events of all sessions may take. */
    @WithDefault("256M")
    MemorySize replayTotal();

    /** How long a stream that lost its client is kept. */
    @WithDefault("5m")
    Duration replayTimeout();

    /** How long a stream that was written to its end is kept, for a connection that broke on the last metres. */
    @WithDefault("10s")
    Duration replayGrace();

    /** How often what has expired is looked for. */
    @WithDefault("5s")
    Duration sweepInterval();

    /** What clients are told to wait before they reconnect to a stream. */
    @WithDefault("1s")
    Duration retry();
}
