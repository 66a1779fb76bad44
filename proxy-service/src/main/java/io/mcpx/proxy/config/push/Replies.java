// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import com.google.protobuf.Timestamp;
import io.mcpx.contracts.config.v1.Ack;
import io.mcpx.contracts.config.v1.Hello;
import io.mcpx.contracts.config.v1.InstanceMessage;
import io.mcpx.contracts.config.v1.Nack;
import io.mcpx.contracts.config.v1.ServerState;
import io.mcpx.contracts.config.v1.State;
import java.time.Instant;
import java.util.List;

/** What a replica says to the control plane. */
final class Replies {

    private static final int FORMAT = 1;
    private static final int MOST_PROBLEMS = 20;
    private static final int LONGEST_PROBLEM = 500;
    private static final int LONGEST_TROUBLE = 200;

    /** What is known beyond this size is not told, and all of it comes again. */
    private static final int LARGEST_HELLO = 3 << 20;

    /** Who this is and what it has. */
    static InstanceMessage hello(ControlSettings settings, PushedSnapshots snapshots) {
        var hello = start(settings).setVersion(snapshots.version());
        snapshots.assembly().resources().forEach(resource -> hello.addKnown(Wire.known(resource)));
        var built = hello.build();
        return built.getSerializedSize() > LARGEST_HELLO
                ? helloForAll(settings)
                : InstanceMessage.newBuilder().setHello(built).build();
    }

    /** As if there were nothing yet. */
    static InstanceMessage helloForAll(ControlSettings settings) {
        return InstanceMessage.newBuilder().setHello(start(settings)).build();
    }

    private static Hello.Builder start(ControlSettings settings) {
        return Hello.newBuilder()
                .setReplica(settings.replica())
                .setSoftwareVersion(Wire.clean(settings.config().softwareVersion(), 64))
                .addFormats(FORMAT);
    }

    static InstanceMessage ack(String version) {
        return InstanceMessage.newBuilder()
                .setAck(Ack.newBuilder().setVersion(version))
                .build();
    }

    static InstanceMessage nack(String version, List<String> problems, String inForce) {
        var nack = Nack.newBuilder().setVersion(version).setVersionInForce(inForce);
        problems.stream()
                .limit(MOST_PROBLEMS)
                .forEach(problem -> nack.addProblems(Wire.clean(problem, LONGEST_PROBLEM)));
        return InstanceMessage.newBuilder().setNack(nack).build();
    }

    static InstanceMessage state(ReplicaState state, String version) {
        var message = State.newBuilder()
                .setAt(timestamp(Instant.now()))
                .setVersion(version)
                .setOpenSessions(state.openSessions())
                .setCalls(state.calls());
        state.servers().forEach(server -> message.addServers(server(server)));
        return InstanceMessage.newBuilder().setState(message).build();
    }

    private static ServerState server(ReplicaState.Server server) {
        var message = ServerState.newBuilder()
                .setName(server.name())
                .setEra(server.era())
                .setState(server.state());
        server.trouble().ifPresent(trouble -> message.setLastError(Wire.clean(trouble, LONGEST_TROUBLE)));
        server.since().ifPresent(since -> message.setSince(timestamp(since)));
        return message.build();
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }

    private Replies() {}
}
