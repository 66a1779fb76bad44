// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.call;

import io.mcpx.proxy.bridge.BridgeConfig;
import java.time.Duration;

/** Small bounds, so that tests reach them. */
record FakeBridgeConfig(Duration answerTimeout) implements BridgeConfig {

    FakeBridgeConfig() {
        this(Duration.ofMinutes(1));
    }

    @Override
    public int maxParked() {
        return 3;
    }

    @Override
    public int maxParkedPerCaller() {
        return 2;
    }

    @Override
    public int maxQuestions() {
        return 3;
    }

    @Override
    public int maxRounds() {
        return 4;
    }

    @Override
    public Duration taskTimeout() {
        return Duration.ofMinutes(1);
    }
}
