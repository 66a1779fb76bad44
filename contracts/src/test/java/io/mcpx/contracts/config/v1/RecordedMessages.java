// SPDX-License-Identifier: Apache-2.0
package io.mcpx.contracts.config.v1;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import java.util.LinkedHashMap;
import java.util.Map;

/** One message of each kind with every field set, as the contract stood when its bytes were recorded. */
final class RecordedMessages {

    private static final Timestamp TIME =
            Timestamp.newBuilder().setSeconds(1_795_000_000L).setNanos(123).build();
    private static final ByteString HASH = ByteString.copyFrom(new byte[] {1, 2, 3, 4});

    /** By the name under which they are recorded. */
    static Map<String, Message> all() {
        var all = new LinkedHashMap<String, Message>();
        all.put("hello", hello());
        all.put(
                "ack",
                InstanceMessage.newBuilder()
                        .setAck(Ack.newBuilder().setVersion("v1"))
                        .build());
        all.put(
                "nack",
                InstanceMessage.newBuilder()
                        .setNack(Nack.newBuilder()
                                .setVersion("v2")
                                .addProblems("servers.one: unknown key")
                                .setVersionInForce("v1"))
                        .build());
        all.put("state", state());
        all.put("delta", delta());
        all.put(
                "retry",
                ControlMessage.newBuilder()
                        .setRetry(Retry.newBuilder()
                                .setAfter(Duration.newBuilder().setSeconds(5))
                                .setReason("busy"))
                        .build());
        return all;
    }

    private static Message hello() {
        var hello = Hello.newBuilder()
                .setReplica("gateway-0")
                .setSoftwareVersion("0.1.0")
                .addFormats(1)
                .setVersion("v1");
        for (var kind : Kind.values()) {
            if (kind != Kind.UNRECOGNIZED) {
                hello.addKnown(KnownResource.newBuilder()
                        .setKind(kind)
                        .setName(kind.name())
                        .setHash(HASH));
            }
        }
        return InstanceMessage.newBuilder().setHello(hello).build();
    }

    private static Message state() {
        var server = ServerState.newBuilder()
                .setName("one")
                .setEra("modern")
                .setState("away")
                .setLastError("unreachable")
                .setLatencyMillis(12)
                .setSeenAt(TIME)
                .setSince(TIME);
        return InstanceMessage.newBuilder()
                .setState(State.newBuilder()
                        .setAt(TIME)
                        .setVersion("v1")
                        .addServers(server)
                        .setOpenSessions(3)
                        .setCalls(4))
                .build();
    }

    private static Message delta() {
        return ControlMessage.newBuilder()
                .setDelta(Delta.newBuilder()
                        .setVersion("v2")
                        .setFull(true)
                        .setMore(true)
                        .addUpserts(Resource.newBuilder()
                                .setKind(Kind.KIND_SERVER)
                                .setName("one")
                                .setHash(HASH)
                                .setBody(ByteString.copyFromUtf8("{}")))
                        .addRemoved(ResourceKey.newBuilder()
                                .setKind(Kind.KIND_AGENT)
                                .setName("ana"))
                        .setCommittedAt(TIME))
                .build();
    }

    private RecordedMessages() {}
}
