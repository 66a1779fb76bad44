// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import io.mcpx.configuration.identity.KeyHash;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.InstanceMessage.MessageCase;
import io.mcpx.contracts.config.v1.Kind;
import io.mcpx.contracts.config.v1.Resource;
import io.mcpx.proxy.config.Snapshots;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** A replica with a control plane of its own, for tests of other packages: what they push is in force when they go on. */
public final class PushedReplica implements AutoCloseable {

    private final FakeControlPlane plane;
    private final Push push;
    private final Map<String, Resource> resources = new TreeMap<>();
    private int changes;

    public PushedReplica(Vertx vertx) {
        plane = FakeControlPlane.started(vertx);
        push = new Push(vertx, Settings.of(plane).checked(), InstantSource.system());
        push.start();
    }

    public Snapshots snapshots() {
        return push.snapshots();
    }

    public void addServer(String name) {
        upsert(Pushed.server(name));
    }

    /** Adds an agent whose key is this. */
    public void addAgent(String name, String key) {
        var body = "{\"keys\":[\"" + KeyHash.SCHEME + KeyHash.of(key) + "\"]}";
        upsert(Pushed.resource(Kind.KIND_AGENT, name, body));
    }

    public void removeAgent(String name) {
        var gone = resources.remove("agent " + name);
        if (gone == null) {
            throw new IllegalArgumentException("agent: " + name + " (expected: one that was added)");
        }
        send(Delta.newBuilder().addRemoved(Pushed.key(gone)));
    }

    private void upsert(Resource resource) {
        resources.put((resource.getKind() == Kind.KIND_AGENT ? "agent " : "server ") + resource.getName(), resource);
        send(Delta.newBuilder().addUpserts(resource));
    }

    private void send(Delta.Builder delta) {
        var version = Pushed.version(resources.values().toArray(Resource[]::new));
        plane.send(delta.setVersion(version).build());
        changes++;
        plane.await(changes, MessageCase.ACK);
    }

    @Override
    public void close() {
        push.close();
        plane.stop();
    }
}
