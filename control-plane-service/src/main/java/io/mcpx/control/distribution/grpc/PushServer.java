// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.mcpx.contracts.config.v1.ConfigDiscoveryGrpc;
import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.InstanceMessage;
import io.mcpx.control.distribution.Admission;
import io.mcpx.control.distribution.Hub;
import io.mcpx.control.distribution.KnownInstance;
import io.mcpx.control.distribution.OpenBodies;
import io.mcpx.control.distribution.PushConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import io.vertx.grpc.server.GrpcServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Where gateway instances connect. */
@Singleton
final class PushServer {

    private static final Logger LOG = Logger.getLogger(PushServer.class);

    /** A Hello may have 4 MiB. */
    private static final long LARGEST_MESSAGE = 5L << 20;

    private static final ServiceMethod<InstanceMessage, ControlMessage> WATCH = ServiceMethod.server(
            ServiceName.create(ConfigDiscoveryGrpc.SERVICE_NAME),
            "Watch",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(InstanceMessage.parser()));

    private final Vertx vertx;
    private final PushConfig config;
    private final Admission admission;
    private final WatchStream.Tools tools;
    private final HttpServer server;

    PushServer(
            Vertx vertx,
            PushConfig config,
            Admission admission,
            Hub hub,
            OpenBodies bodies,
            Reports reports,
            Clock clock) {
        this.vertx = vertx;
        this.config = config;
        this.admission = admission;
        this.tools = new WatchStream.Tools(hub, bodies, reports, clock);
        this.server = vertx.createHttpServer(Listening.options(config));
    }

    /** Whoever starts the service waits for this: it does not start without its port. */
    void start(@Observes StartupEvent started) {
        var grpc = GrpcServer.server(vertx, new GrpcServerOptions().setMaxMessageSize(LARGEST_MESSAGE))
                .callHandler(WATCH, this::called);
        server.connectionHandler(connection -> new Pings(vertx, connection, config.keepAlive()).start())
                .requestHandler(grpc)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        LOG.infof("gateway instances connect at %s:%d", config.host(), server.actualPort());
    }

    void stop(@Observes ShutdownEvent stopped) {
        server.close();
    }

    /** The port it listens at. */
    int port() {
        return server.actualPort();
    }

    private void called(GrpcServerRequest<InstanceMessage, ControlMessage> request) {
        request.pause();
        var context = vertx.getOrCreateContext();
        admitted(request).onComplete(answer -> context.runOnContext(_ -> answered(request, answer, context)));
    }

    /** The edge between events and Mutiny: nobody else subscribes to an admission. */
    private Future<Optional<KnownInstance>> admitted(GrpcServerRequest<InstanceMessage, ControlMessage> request) {
        return Presented.by(request)
                .map(proof -> Future.fromCompletionStage(admission.admit(proof).subscribeAsCompletionStage()))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private void answered(
            GrpcServerRequest<InstanceMessage, ControlMessage> request,
            AsyncResult<Optional<KnownInstance>> answer,
            Context context) {
        if (answer.failed()) {
            LOG.warn("a gateway instance cannot be admitted now", answer.cause());
            refuse(request, GrpcStatus.UNAVAILABLE, "try again later");
        } else if (answer.result().isEmpty()) {
            refuse(request, GrpcStatus.UNAUTHENTICATED, "who this is was not proved");
        } else {
            new WatchStream(request, answer.result().get(), context, tools).open();
        }
    }

    private static void refuse(
            GrpcServerRequest<InstanceMessage, ControlMessage> request, GrpcStatus status, String message) {
        request.response().status(status).statusMessage(message).end();
        request.resume();
    }
}
