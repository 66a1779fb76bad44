// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.common.ServiceName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one stream to the control plane open: connects, and connects again after a wait that grows. Each connection reads token
 * and certificates anew, so that renewed ones are used. All of it runs on one event loop; what others see is volatile.
 */
final class PushLine {

    private static final Logger LOG = Logger.getLogger(PushLine.class);
    private static final ServiceName SERVICE = ServiceName.create("mcpx.config.v1", "ConfigDiscovery");
    private static final String METHOD = "Watch";

    private final Vertx vertx;
    private final ControlSettings settings;
    private final InstantSource clock;
    private final Push push;
    private final RetryWait retry;
    private volatile @Nullable Context context;
    private volatile @Nullable PushStream stream;
    private volatile @Nullable Instant heardAt;
    private volatile @Nullable String trouble = "not connected yet";
    private volatile boolean closed;
    private @Nullable GrpcClient client;

    PushLine(Vertx vertx, ControlSettings settings, InstantSource clock, Push push) {
        this.vertx = vertx;
        this.settings = settings;
        this.clock = clock;
        this.push = push;
        this.retry = new RetryWait(
                settings.config().retryAfter(),
                settings.config().retryAtMost(),
                () -> ThreadLocalRandom.current().nextDouble());
    }

    void start() {
        var own = vertx.getOrCreateContext();
        context = own;
        own.runOnContext(_ -> connect());
    }

    boolean isConnected() {
        return stream != null && trouble == null;
    }

    Optional<Instant> heardAt() {
        return Optional.ofNullable(heardAt);
    }

    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** The control plane said something: whatever it was, it is there, and what went wrong before is over. */
    void heard() {
        heardAt = clock.instant();
        if (trouble != null) {
            LOG.infof("connected to the control plane %s", settings.address());
            trouble = null;
        }
        retry.reset();
    }

    void report(ReplicaState state) {
        var present = stream;
        var own = context;
        if (present != null && own != null) {
            own.runOnContext(_ -> present.report(state));
        }
    }

    Future<Void> close() {
        closed = true;
        var own = context;
        if (own == null) {
            return Future.succeededFuture();
        }
        var done = Promise.<Void>promise();
        own.runOnContext(_ -> {
            var present = stream;
            if (present != null) {
                present.cancel();
            }
            stream = null;
            closeClient().onComplete(done);
        });
        return done.future();
    }

    private void connect() {
        if (closed) {
            return;
        }
        var credentials = new ControlCredentials(vertx, settings.config());
        credentials
                .token()
                .compose(this::request)
                .timeout(settings.config().connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(this::opened);
    }

    private void opened(AsyncResult<GrpcClientRequest<Buffer, Buffer>> opening) {
        if (opening.succeeded()) {
            open(opening.result());
        } else {
            lost(describe(opening.cause()), Duration.ZERO);
        }
    }

    private Future<GrpcClientRequest<Buffer, Buffer>> request(Optional<String> token) {
        var address = settings.address();
        var made = GrpcClient.client(vertx, ControlCredentials.options(settings));
        client = made;
        return made.request(SocketAddress.inetSocketAddress(address.port(), address.host()))
                .map(request -> named(request, token));
    }

    private static GrpcClientRequest<Buffer, Buffer> named(
            GrpcClientRequest<Buffer, Buffer> request, Optional<String> token) {
        request.serviceName(SERVICE).methodName(METHOD);
        token.ifPresent(value -> request.headers().set("authorization", "Bearer " + value));
        return request;
    }

    private void open(GrpcClientRequest<Buffer, Buffer> request) {
        if (closed) {
            request.cancel();
            return;
        }
        var opened = new PushStream(vertx, request, settings, push, this);
        stream = opened;
        opened.open();
    }

    /**
     * There is no stream any more; the next attempt comes by itself.
     *
     * @param after how long the control plane asks to be left alone
     */
    void lost(String why, Duration after) {
        if (closed) {
            return;
        }
        stream = null;
        if (!why.equals(trouble)) {
            LOG.warnf("no stream to the control plane %s: %s", settings.address(), why);
        }
        trouble = why;
        var wait = retry.next();
        var longer = after.compareTo(wait) > 0 ? after : wait;
        closeClient();
        vertx.setTimer(Math.max(1, longer.toMillis()), _ -> connect());
    }

    private Future<Void> closeClient() {
        var present = client;
        client = null;
        return present == null ? Future.succeededFuture() : present.close();
    }

    static String describe(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return "no connection in mcpx.control.connect-timeout";
        }
        var message = cause.getMessage();
        return Wire.clean(message == null || message.isBlank() ? "it cannot be reached" : message, 200);
    }
}
