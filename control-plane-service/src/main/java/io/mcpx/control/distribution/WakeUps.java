// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

import io.mcpx.control.change.Announcements;
import io.mcpx.control.tenancy.OrganisationId;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Hears by one connection to PostgreSQL what any replica of the control plane has changed. A lost connection is made again, and
 * then everything is looked at anew.
 */
@Singleton
final class WakeUps {

    private static final Logger LOG = Logger.getLogger(WakeUps.class);
    private static final long RETRY_MILLIS = 500;

    private final Vertx vertx;
    private final Hub hub;
    private final PushConfig config;
    private final PgSubscriber subscriber;

    WakeUps(Vertx vertx, Hub hub, PushConfig config) {
        this.vertx = vertx;
        this.hub = hub;
        this.config = config;
        this.subscriber = PgSubscriber.subscriber(vertx, options(config.database()));
    }

    void start(@Observes StartupEvent started) {
        subscriber.reconnectPolicy(_ -> RETRY_MILLIS);
        subscriber
                .channel(Announcements.CHANNEL)
                .subscribeHandler(_ -> hub.wakeAll())
                .handler(this::heard);
        subscriber.connect().onFailure(failure -> LOG.warn("listening to the database is not possible yet", failure));
        vertx.setPeriodic(config.safetyPoll().toMillis(), _ -> hub.wakeAll());
    }

    void stop(@Observes ShutdownEvent stopped) {
        subscriber.close();
    }

    private void heard(String organisation) {
        OrganisationId.parse(organisation).ifPresent(hub::wake);
    }

    private static PgConnectOptions options(PushConfig.Database database) {
        var options = new PgConnectOptions()
                .setHost(database.host())
                .setPort(database.port())
                .setDatabase(database.name())
                .setUser(database.user())
                .setPassword(database.password());
        options.setTcpKeepAlive(true);
        return options;
    }
}
