// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import io.mcpx.cli.process.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What a terminal sends to processes. */
public final class Signals {

    private static final long INTERRUPT_BIT = 1 << 1;

    /** Presses Ctrl-C for it. */
    public static void interrupt(Child child) throws IOException {
        var signal = isInterruptIgnored() ? "-TERM" : "-INT";
        try {
            new ProcessBuilder("kill", signal, Long.toString(child.pid()))
                    .start()
                    .waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A shell that starts these tests in the background has them and all they start ignore Ctrl-C. */
    private static boolean isInterruptIgnored() throws IOException {
        var status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(line.substring(line.indexOf('\t') + 1), 16))
                    .anyMatch(mask -> (mask & INTERRUPT_BIT) != 0);
        }
    }

    private Signals() {}
}
