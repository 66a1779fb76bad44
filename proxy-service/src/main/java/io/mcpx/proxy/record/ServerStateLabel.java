// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

import io.mcpx.proxy.upstream.ServerState;

/** A server's state as metrics and health name it. The labels are never renamed. */
public enum ServerStateLabel {
    CONNECTING("connecting"),
    READY("ready"),
    AWAY("away"),
    STOPPED("stopped");

    private final String label;

    ServerStateLabel(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static ServerStateLabel of(ServerState state) {
        return switch (state) {
            case ServerState.Connecting() -> CONNECTING;
            case ServerState.Ready ready -> READY;
            case ServerState.Away away -> AWAY;
            case ServerState.Stopped() -> STOPPED;
        };
    }
}
