// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.distribution.KnownInstance;
import io.mcpx.control.distribution.View;
import io.mcpx.control.instance.ReplicaReport;
import io.mcpx.control.instance.ReplicaReport.InForce;
import io.mcpx.control.instance.ReplicaReport.Life;
import io.mcpx.control.instance.ReplicaReport.Refusal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Notes what one replica says, until it is written down. Not thread-safe. */
final class ReplicaBook {

    private final KnownInstance instance;
    private final Instant since;
    private String replica = "";
    private String softwareVersion = "";
    private boolean isConnected = true;
    private @Nullable InForce inForce;
    private @Nullable Refusal refusal;
    private @Nullable ObjectNode state;

    ReplicaBook(KnownInstance instance, Instant since) {
        this.instance = instance;
        this.since = since;
    }

    boolean isNamed() {
        return !replica.isEmpty();
    }

    void named(String name, String software) {
        replica = name;
        softwareVersion = software;
    }

    void has(View view) {
        inForce = new InForce(view.label(), view.revision());
    }

    void refused(String problems, Instant at) {
        refusal = new Refusal(problems, at);
    }

    void does(ObjectNode now) {
        state = now;
    }

    void left() {
        isConnected = false;
    }

    ReplicaReport report(Instant seen) {
        var life = new Life(replica, softwareVersion, isConnected, since, seen);
        return new ReplicaReport(instance.organisation(), instance.id(), life, inForce, refusal, state);
    }
}
