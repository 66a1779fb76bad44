// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

import io.mcpx.proxy.session.stream.StreamConfig;
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

    /** How often what has expired is looked for. */
    @WithDefault("5s")
    Duration sweepInterval();

    /** Bounds of the event streams of sessions. */
    StreamConfig streams();
}
