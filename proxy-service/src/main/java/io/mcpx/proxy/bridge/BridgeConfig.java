// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.bridge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds of calls between clients and servers of different eras. */
@ConfigMapping(prefix = "mcpx.bridge")
public interface BridgeConfig {

    /** Calls parked at once because a legacy server waits for what it asked a modern client. */
    @WithDefault("1000")
    int maxParked();

    /** Calls of one caller parked at once. */
    @WithDefault("32")
    int maxParkedPerCaller();

    /** How long a client may take to answer what a server of the other era asks. */
    @WithDefault("5m")
    Duration answerTimeout();

    /** Questions of a server that one call may wait for at once. */
    @WithDefault("32")
    int maxQuestions();

    /** How often a modern server may ask a legacy client in the course of one call. */
    @WithDefault("16")
    int maxRounds();

    /** How long the gateway waits for a task that a server made of a plain call. */
    @WithDefault("10m")
    Duration taskTimeout();
}
