// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.tenancy;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.function.Supplier;

/** Runs work that no request began, such as that of a stream or a timer, on a Vert.x context of its own as transactions need. */
@Singleton
public final class Background {

    private final Vertx vertx;

    Background(Vertx vertx) {
        this.vertx = vertx;
    }

    /** The result arrives on that context. */
    public <T> Uni<T> run(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(work::get)
                .runSubscriptionOn(command -> fresh().runOnContext(_ -> command.run()));
    }

    private Context fresh() {
        var root = VertxContext.getRootContext(vertx.getOrCreateContext());
        var own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(root));
        VertxContextSafetyToggle.setContextSafe(own, true);
        return own;
    }
}
