// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.mcpx.contracts.config.v1.Ack;
import io.mcpx.contracts.config.v1.ConfigDiscoveryGrpc;
import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.Hello;
import io.mcpx.contracts.config.v1.InstanceMessage;
import io.mcpx.contracts.config.v1.Nack;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import io.vertx.grpc.client.GrpcClient;
import io.vertx.grpc.client.GrpcClientRequest;
import io.vertx.grpc.client.GrpcClientResponse;
import io.vertx.grpc.common.GrpcMessageDecoder;
import io.vertx.grpc.common.GrpcMessageEncoder;
import io.vertx.grpc.common.GrpcStatus;
import io.vertx.grpc.common.ServiceMethod;
import io.vertx.grpc.common.ServiceName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A replica of a gateway instance that keeps what it is sent, and everything it was ever sent, by real gRPC. */
final class RecordingReplica {

    private static final ServiceMethod<ControlMessage, InstanceMessage> WATCH = ServiceMethod.client(
            ServiceName.create(ConfigDiscoveryGrpc.SERVICE_NAME),
            "Watch",
            GrpcMessageEncoder.encoder(),
            GrpcMessageDecoder.decoder(ControlMessage.parser()));

    final List<Delta> deltas = new CopyOnWriteArrayList<>();
    /** Bodies by kind and name, as {@code KIND_SERVER/name}. */
    final Map<String, String> held = new ConcurrentSkipListMap<>();

    /** Names of everything that was ever sent. */
    final Map<String, String> seen = new ConcurrentHashMap<>();

    private final GrpcClient client;
    private volatile boolean answers = true;
    private volatile @Nullable GrpcStatus ended;
    private volatile @Nullable GrpcClientRequest<InstanceMessage, ControlMessage> request;

    private RecordingReplica(Vertx vertx) {
        this.client = GrpcClient.client(vertx);
    }

    static RecordingReplica connect(Vertx vertx, int port, String token) {
        var replica = new RecordingReplica(vertx);
        replica.client
                .request(SocketAddress.inetSocketAddress(port, "127.0.0.1"), WATCH)
                .onSuccess(opened -> replica.open(opened, token));
        return replica;
    }

    /** From now on it says nothing to what it is sent. */
    RecordingReplica silent() {
        answers = false;
        return this;
    }

    /** From now on it accepts what it is sent. */
    RecordingReplica answering() {
        answers = true;
        return this;
    }

    @Nullable
    GrpcStatus ended() {
        return ended;
    }

    String version() {
        return deltas.isEmpty() ? "" : deltas.getLast().getVersion();
    }

    void acknowledge() {
        say(InstanceMessage.newBuilder()
                .setAck(Ack.newBuilder().setVersion(version()))
                .build());
    }

    void refuse(String problem) {
        say(InstanceMessage.newBuilder()
                .setNack(Nack.newBuilder().setVersion(version()).addProblems(problem))
                .build());
    }

    void leave() {
        var open = request;
        if (open != null) {
            open.cancel();
        }
    }

    private void open(GrpcClientRequest<InstanceMessage, ControlMessage> opened, String token) {
        request = opened;
        opened.headers().set("authorization", "Bearer " + token);
        opened.response().onSuccess(this::answered).onFailure(_ -> ended = GrpcStatus.UNAVAILABLE);
        say(InstanceMessage.newBuilder()
                .setHello(Hello.newBuilder()
                        .setReplica("replica-1")
                        .setSoftwareVersion("1.2.3")
                        .addFormats(1))
                .build());
    }

    private void answered(GrpcClientResponse<InstanceMessage, ControlMessage> response) {
        response.handler(message -> took(message.getDelta()));
        response.exceptionHandler(_ -> ended = GrpcStatus.UNAVAILABLE);
        response.endHandler(_ -> ended = response.status());
    }

    private void took(Delta delta) {
        if (delta.getFull() && (deltas.isEmpty() || !deltas.getLast().getMore())) {
            held.clear();
        }
        delta.getUpsertsList().forEach(resource -> {
            var key = resource.getKind() + "/" + resource.getName();
            held.put(key, resource.getBody().toStringUtf8());
            seen.put(key, resource.getBody().toStringUtf8());
        });
        delta.getRemovedList().forEach(key -> held.remove(key.getKind() + "/" + key.getName()));
        deltas.add(delta);
        if (answers && !delta.getMore()) {
            acknowledge();
        }
    }

    private void say(InstanceMessage message) {
        var open = request;
        if (open != null) {
            open.write(message);
        }
    }
}
