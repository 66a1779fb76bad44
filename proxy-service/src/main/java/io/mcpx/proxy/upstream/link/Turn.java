// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.link;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;

/** Runs things where their state lives: on one Vert.x context. */
public final class Turn {

    /** Runs now if this thread is in the context, else in the context's next free turn. */
    public static void on(Context context, Runnable action) {
        if (context.equals(Vertx.currentContext())) {
            action.run();
        } else {
            context.runOnContext(turn -> action.run());
        }
    }

    /** The same future, whose listeners run on the context if they are added there. */
    public static <T> Future<T> on(Context context, Future<T> future) {
        if (future.isComplete() && context.equals(Vertx.currentContext())) {
            return future;
        }
        Promise<T> promise = Promise.promise();
        future.onComplete(done -> on(context, () -> promise.handle(done)));
        return promise.future();
    }

    private Turn() {}
}
