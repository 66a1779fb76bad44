// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.mcpx.control.instance.ReplicaReport;
import io.mcpx.control.instance.Replicas;
import io.mcpx.control.tenancy.Background;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Writes down what is heard of replicas: of each stream one report at a time, and the latest one last. */
@Singleton
final class Reports {

    private static final Logger LOG = Logger.getLogger(Reports.class);

    private final Background background;
    private final Replicas replicas;
    private volatile boolean isOver;

    Reports(Background background, Replicas replicas) {
        this.background = background;
        this.replicas = replicas;
    }

    /** What is still said then would find no database; silence tells that a replica is not connected here. */
    void stop(@Observes ShutdownEvent stopped) {
        isOver = true;
    }

    /** For one stream. */
    Desk desk() {
        return new Desk(this);
    }

    /** Thread-safe. */
    static final class Desk {

        private final Reports reports;
        private final AtomicReference<@Nullable ReplicaReport> waiting = new AtomicReference<>();

        private Desk(Reports reports) {
            this.reports = reports;
        }

        void put(ReplicaReport report) {
            if (!reports.isOver && waiting.getAndSet(report) == null) {
                write(report);
            }
        }

        /** The edge between events and Mutiny: nobody else subscribes to the writing of a report. */
        private void write(ReplicaReport report) {
            var _ = reports.background
                    .run(() -> reports.replicas.heard(report))
                    .subscribeAsCompletionStage()
                    .whenComplete((_, failure) -> {
                        if (failure != null) {
                            LOG.debugf(failure, "a report is lost, instance=%s", report.instance());
                        }
                        next(report);
                    });
        }

        private void next(ReplicaReport written) {
            if (!waiting.compareAndSet(written, null)) {
                var latest = waiting.get();
                if (latest != null) {
                    write(latest);
                }
            }
        }
    }
}
