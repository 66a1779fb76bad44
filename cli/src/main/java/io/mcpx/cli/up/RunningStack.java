// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The children that run together and end together, the last one started first. Thread-safe. */
final class RunningStack implements AutoCloseable {

    private final List<Child> children = new ArrayList<>();
    private final Consumer<Child> noted;
    private boolean isClosed;

    RunningStack() {
        this(child -> {});
    }

    /** @param noted learns of each child as soon as it runs */
    RunningStack(Consumer<Child> noted) {
        this.noted = noted;
    }

    /** Takes charge of a child. When the stack is closed already, the child is ended and this fails. */
    synchronized Child add(Child child) {
        if (isClosed) {
            child.stop();
            throw new Failure("ended while starting");
        }
        children.add(child);
        noted.accept(child);
        return child;
    }

    synchronized List<Child> children() {
        return List.copyOf(children);
    }

    /** Waits until one of them has ended, and gives that one. */
    Child awaitFirstEnd() {
        var watched = children();
        CompletableFuture.anyOf(watched.stream().map(Child::ended).toArray(CompletableFuture[]::new))
                .join();
        return watched.stream().filter(child -> !child.isAlive()).findFirst().orElseThrow();
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        children.reversed().forEach(Child::stop);
        children.clear();
    }
}
