// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import static org.awaitility.Awaitility.await;

import io.mcpx.cli.process.Child;
import io.mcpx.cli.process.Failure;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Example servers in a process of their own, on ports that the operating system chose. */
public final class Fixture implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Child child;

    private Fixture(Child child) {
        this.child = child;
    }

    /** Starts them with these options; every port among them should be 0. */
    public static Fixture start(String name, String... options) {
        return new Fixture(Suite.startExamples(name, List.of(options)));
    }

    /** Where it listens with what it calls this kind: {@code legacy}, {@code modern}, {@code dual} or {@code sse}. */
    public String url(String kind) {
        var line = Pattern.compile("listening " + kind + " (\\S+)");
        await().atMost(PATIENCE)
                .until(() -> !child.isAlive() || line.matcher(child.tail()).find());
        var match = line.matcher(child.tail());
        if (!match.find()) {
            throw new Failure(child.name() + " does not listen as " + kind + ":\n" + child.tail());
        }
        return match.group(1);
    }

    @Override
    public void close() {
        child.stop();
    }
}
