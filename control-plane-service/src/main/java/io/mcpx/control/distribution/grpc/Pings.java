// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution.grpc;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;

/** Closes a connection whose other end does not answer pings (RFC 9113 6.7). */
final class Pings {

    private static final Buffer PING = Buffer.buffer("mcpx-hi!");

    private final Vertx vertx;
    private final HttpConnection connection;
    private final Duration every;
    private boolean isOut;

    Pings(Vertx vertx, HttpConnection connection, Duration every) {
        this.vertx = vertx;
        this.connection = connection;
        this.every = every;
    }

    void start() {
        var timer = vertx.setPeriodic(every.toMillis(), _ -> ping());
        connection.closeHandler(_ -> vertx.cancelTimer(timer));
    }

    private void ping() {
        if (isOut) {
            connection.close();
            return;
        }
        isOut = true;
        connection.ping(PING).onSuccess(_ -> isOut = false);
    }
}
