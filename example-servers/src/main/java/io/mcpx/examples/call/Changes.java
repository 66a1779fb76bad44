// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Tells everybody who listens about changes, on the thread that publishes. */
public final class Changes {

    private final List<Consumer<Change>> listeners = new CopyOnWriteArrayList<>();

    public void publish(Change change) {
        listeners.forEach(listener -> listener.accept(change));
    }

    /** Listens until the returned action is run. */
    public Runnable listen(Consumer<Change> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
