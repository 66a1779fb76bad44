// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.InstanceMessage;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.grpc.common.GrpcMessage;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.server.GrpcServer;
import io.vertx.grpc.server.GrpcServerOptions;
import io.vertx.grpc.server.GrpcServerRequest;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A control plane that says what the test tells it to, over real gRPC, and remembers what it heard. */
final class FakeControlPlane {

    final List<InstanceMessage> heard = new CopyOnWriteArrayList<>();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    final List<Certificate> clients = new CopyOnWriteArrayList<>();

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final AtomicReference<@Nullable GrpcServerRequest<Buffer, Buffer>> stream = new AtomicReference<>();
    private volatile @Nullable HttpServer server;
    private volatile @Nullable GrpcStatus refusal;

    FakeControlPlane(Vertx vertx, HttpServerOptions options) {
        this.vertx = vertx;
        this.options = new HttpServerOptions(options).setHost("127.0.0.1");
    }

    static FakeControlPlane started(Vertx vertx) {
        var plane = new FakeControlPlane(vertx, new HttpServerOptions());
        plane.start(0);
        return plane;
    }

    /** Starts, on a port of its own if it is 0. */
    int start(int port) {
        var grpc = GrpcServer.server(vertx, new GrpcServerOptions().setMaxMessageSize(8 << 20))
                .callHandler(this::watch);
        var listening = vertx.createHttpServer(new HttpServerOptions(options).setPort(port))
                .requestHandler(grpc)
                .listen()
                .toCompletionStage();
        var started = new AtomicReference<@Nullable HttpServer>();
        listening.whenComplete((done, _) -> started.set(done));
        Awaitility.await().untilAsserted(() -> assertThat(started.get()).isNotNull());
        server = started.get();
        return port();
    }

    int port() {
        var present = server;
        return present == null ? 0 : present.actualPort();
    }

    /** Dies: all connections with it. */
    void stop() {
        var open = stream.get();
        if (open != null) {
            open.connection().close();
        }
        var present = server;
        if (present != null) {
            var closed = present.close();
            Awaitility.await().until(closed::isComplete);
        }
    }

    /** From now on every stream is refused so. */
    void refuse(GrpcStatus status) {
        refusal = status;
    }

    private void watch(GrpcServerRequest<Buffer, Buffer> request) {
        var status = refusal;
        if (status != null) {
            request.response()
                    .status(status)
                    .statusMessage("who are you?\nreally")
                    .end();
            return;
        }
        tokens.add(String.valueOf(request.headers().get("authorization")));
        if (request.connection().isSsl()) {
            try {
                clients.add(request.connection().peerCertificates().getFirst());
            } catch (javax.net.ssl.SSLPeerUnverifiedException e) {
                tokens.add("no certificate");
            }
        }
        request.handler(this::hear);
        request.exceptionHandler(_ -> {});
        request.errorHandler(_ -> {});
        stream.set(request);
    }

    private void hear(Buffer message) {
        try {
            heard.add(InstanceMessage.parseFrom(message.getBytes()));
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    void send(Delta delta) {
        send(ControlMessage.newBuilder().setDelta(delta).build());
    }

    void send(ControlMessage message) {
        sendRaw(GrpcMessage.message("identity", Buffer.buffer(message.toByteArray())));
    }

    void sendRaw(GrpcMessage message) {
        open().response().writeMessage(message);
    }

    boolean isPushedBack() {
        return open().response().writeQueueFull();
    }

    /** Ends the stream, not the connection. */
    void hangUp() {
        open().response().end();
    }

    private GrpcServerRequest<Buffer, Buffer> open() {
        Awaitility.await().untilAsserted(() -> assertThat(stream.get()).isNotNull());
        var present = stream.get();
        if (present == null) {
            throw new AssertionError("no stream");
        }
        return present;
    }

    /** Waits until it has heard so many messages of this kind, and gives the last of them. */
    InstanceMessage await(int count, InstanceMessage.MessageCase kind) {
        Awaitility.await().untilAsserted(() -> assertThat(of(kind)).hasSizeGreaterThanOrEqualTo(count));
        return of(kind).get(count - 1);
    }

    List<InstanceMessage> of(InstanceMessage.MessageCase kind) {
        return heard.stream()
                .filter(message -> message.getMessageCase() == kind)
                .toList();
    }
}
