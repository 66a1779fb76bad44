// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record.health;

import jakarta.inject.Singleton;

/** Whether new work should be sent to this process. It falls once, when the process drains, and never rises again. */
@Singleton
public final class Readiness {

    private volatile boolean hasFallen;

    /** From now on the readiness check is down. */
    public void fall() {
        hasFallen = true;
    }

    public boolean hasFallen() {
        return hasFallen;
    }
}
