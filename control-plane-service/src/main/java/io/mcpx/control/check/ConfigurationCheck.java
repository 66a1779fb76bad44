// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.check;

import io.mcpx.control.document.Configuration;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.concurrent.Callable;

/** Checks whole configurations. A large one takes a while, so this is done by a worker; the caller goes on where it was. */
@Singleton
public final class ConfigurationCheck {

    private final Vertx vertx;

    ConfigurationCheck(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Fails with {@link io.mcpx.control.problem.Refused}, which names every mistake, unless the configuration is good. */
    public Uni<Verdict> check(Configuration configuration) {
        return byWorker(() -> {
            ConfigurationReader.read(configuration);
            return Verdict.GOOD;
        });
    }

    /** Also says whom the step from one configuration to the other concerns. */
    public Uni<Verdict> compare(Configuration before, Configuration after) {
        return byWorker(
                () -> new Verdict(Concern.between(ConfigurationReader.read(before), ConfigurationReader.read(after))));
    }

    private <T> Uni<T> byWorker(Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() ->
                        vertx.getOrCreateContext().executeBlocking(work, false).toCompletionStage());
    }
}
