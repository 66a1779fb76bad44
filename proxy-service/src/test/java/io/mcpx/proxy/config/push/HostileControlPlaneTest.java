// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.ACK;
import static io.mcpx.contracts.config.v1.InstanceMessage.MessageCase.NACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import io.mcpx.contracts.config.v1.ControlMessage;
import io.mcpx.contracts.config.v1.Delta;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.grpc.common.GrpcMessage;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever comes over the stream, the proxy refuses it in words, keeps what it has, and takes the next right change. */
class HostileControlPlaneTest {

    private final Vertx vertx = Vertx.vertx();
    private final FakeControlPlane plane = FakeControlPlane.started(vertx);
    private final Push push = new Push(
            vertx, Settings.of(plane).with("mcpx.control.max-resources", 10).checked(), InstantSource.system());

    @BeforeEach
    void serveOne() {
        push.start();
        plane.send(Pushed.full(Pushed.ONE));
        plane.await(1, ACK);
    }

    @AfterEach
    void stop() {
        push.close();
        var closed = vertx.close();
        await().until(closed::isComplete);
    }

    @Test
    void refusesBytesThatAreNoMessage() {
        plane.sendRaw(GrpcMessage.message("identity", Buffer.buffer(new byte[] {(byte) 0xFF, (byte) 0xFF, 1})));

        assertRefused("a message that is none of mcpx.config.v1");
    }

    @Test
    void refusesAMessageThatIsTooLarge() {
        plane.sendRaw(GrpcMessage.message("identity", Buffer.buffer(new byte[6 << 20])));

        assertRefused("a message of 6291456 bytes (expected: at most 5242880)");
    }

    @Test
    void refusesACorruptedBody() {
        plane.send(Delta.newBuilder()
                .setVersion("b".repeat(64))
                .addUpserts(Pushed.TWO.toBuilder().setBody(ByteString.copyFromUtf8("{}")))
                .build());

        assertRefused("SERVER 'two': the body is not what its hash says");
    }

    @Test
    void refusesABodyThatIsNoJson() {
        plane.send(Delta.newBuilder()
                .setVersion("b".repeat(64))
                .addUpserts(Pushed.resource(io.mcpx.contracts.config.v1.Kind.KIND_SERVER, "two", "{\"url\""))
                .build());

        plane.await(1, NACK);
        assertGoesOn();
    }

    @Test
    void refusesABodyNestedBeyondReason() {
        plane.send(Delta.newBuilder()
                .setVersion("b".repeat(64))
                .addUpserts(Pushed.resource(
                        io.mcpx.contracts.config.v1.Kind.KIND_SERVER, "two", "[".repeat(100_000) + "]".repeat(100_000)))
                .build());

        plane.await(1, NACK);
        assertGoesOn();
    }

    @Test
    void refusesTooManyResources() {
        var delta = Delta.newBuilder().setVersion("b".repeat(64));
        for (var i = 0; i < 11; i++) {
            delta.addUpserts(Pushed.server("s" + i));
        }
        plane.send(delta.build());

        assertRefused("more than 10 resources");
    }

    @Test
    void refusesAReferenceToWhatIsNotThere() {
        plane.send(Delta.newBuilder()
                .setVersion("b".repeat(64))
                .addUpserts(Pushed.resource(
                        io.mcpx.contracts.config.v1.Kind.KIND_GATEWAY, "g", "{\"servers\":{\"nobody\":\"*\"}}"))
                .build());

        assertThat(plane.await(1, NACK).getNack().getProblemsList())
                .anySatisfy(problem -> assertThat(problem).contains("nobody"));
        assertGoesOn();
    }

    @Test
    void ignoresFieldsAndMessagesOfTheFuture() {
        var later = UnknownFieldSet.newBuilder()
                .addField(900, UnknownFieldSet.Field.newBuilder().addVarint(1).build())
                .build();
        plane.send(ControlMessage.newBuilder().setUnknownFields(later).build());
        plane.send(Pushed.full(Pushed.TWO).toBuilder().setUnknownFields(later).build());

        plane.await(2, ACK);
        assertThat(plane.of(NACK)).isEmpty();
    }

    private void assertRefused(String problem) {
        assertThat(plane.await(1, NACK).getNack().getProblemsList()).containsExactly(problem);
        assertGoesOn();
    }

    private void assertGoesOn() {
        assertThat(push.snapshots().current().snapshot().version()).isEqualTo(Pushed.version(Pushed.ONE));
        plane.send(Pushed.full(Pushed.TWO));
        assertThat(plane.await(2, ACK).getAck().getVersion()).isEqualTo(Pushed.version(Pushed.TWO));
    }
}
