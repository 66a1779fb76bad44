// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

import io.mcpx.configuration.route.Snapshot;
import io.mcpx.proxy.peer.KnownPeers;
import io.mcpx.proxy.peer.Peers;
import io.mcpx.proxy.seal.Sealer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replicas that know each other and share a key. */
final class Replicas implements AutoCloseable {

    final KnownPeers known = new KnownPeers();
    final Sealer sealer = Sealer.ephemeral();
    private final Snapshot snapshot;
    private final Map<String, String> settings;
    private final List<TestServer> started = new ArrayList<>();

    private Replicas(Snapshot snapshot, Map<String, String> settings) {
        this.snapshot = snapshot;
        this.settings = settings;
    }

    static Replicas of(int number) {
        return of(number, Snapshot.EMPTY, Map.of());
    }

    static Replicas of(int number, Snapshot snapshot, Map<String, String> settings) {
        var replicas = new Replicas(snapshot, settings);
        for (int i = 0; i < number; i++) {
            int port = freePort();
            replicas.known.add(port);
            replicas.start(port);
        }
        return replicas;
    }

    TestServer get(int index) {
        return started.get(index);
    }

    /** Starts one at this port, which may have been another's. */
    TestServer start(int port) {
        var replica = TestServer.replica(snapshot, settings, sealer, known.seenFrom(port));
        started.add(replica);
        return replica;
    }

    static String name(TestServer replica) {
        return "127.0.0.1:" + replica.port();
    }

    static Peers peersOf(TestServer replica) {
        return replica.line.peers();
    }

    @Override
    public void close() {
        started.forEach(TestServer::close);
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
