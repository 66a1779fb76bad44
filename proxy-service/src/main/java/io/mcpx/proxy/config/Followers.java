// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import io.mcpx.proxy.config.Snapshots.InForce;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** Who is told when a snapshot is about to come into force, and when it has. Thread-safe. */
public final class Followers {

    private static final Logger LOG = Logger.getLogger(Followers.class);

    private final List<Consumer<InForce>> before = new CopyOnWriteArrayList<>();
    private final List<Consumer<InForce>> after = new CopyOnWriteArrayList<>();

    public void before(Consumer<InForce> listener) {
        before.add(listener);
    }

    public void after(Consumer<InForce> listener) {
        after.add(listener);
    }

    /** Tells of what is about to come into force. */
    public void prepare(InForce next) {
        before.forEach(listener -> tell(listener, next));
    }

    /** Tells of what came into force. */
    public void follow(InForce now) {
        after.forEach(listener -> tell(listener, now));
    }

    /** One listener's mistake must not keep the change from the others. */
    private static void tell(Consumer<InForce> listener, InForce inForce) {
        try {
            listener.accept(inForce);
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "a listener failed on configuration version=%s",
                    inForce.snapshot().version());
        }
    }
}
