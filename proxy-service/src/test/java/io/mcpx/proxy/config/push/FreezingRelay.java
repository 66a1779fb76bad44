// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A network in between, which can stop to pass anything on without anybody being told. */
final class FreezingRelay {

    private final List<NetSocket> sockets = new CopyOnWriteArrayList<>();
    private final NetServer server;
    private volatile boolean frozen;

    FreezingRelay(Vertx vertx, int target) {
        var client = vertx.createNetClient();
        var listening = vertx.createNetServer()
                .connectHandler(near -> {
                    near.pause();
                    client.connect(target, "127.0.0.1").onSuccess(far -> join(near, far));
                })
                .listen(0, "127.0.0.1");
        await().until(listening::isComplete);
        server = listening.result();
    }

    int port() {
        return server.actualPort();
    }

    void freeze() {
        frozen = true;
        sockets.forEach(NetSocket::pause);
    }

    private void join(NetSocket near, NetSocket far) {
        near.handler(far::write);
        far.handler(near::write);
        near.closeHandler(_ -> far.close());
        far.closeHandler(_ -> near.close());
        if (!frozen) {
            sockets.addAll(List.of(near, far));
            near.resume();
        }
    }
}
