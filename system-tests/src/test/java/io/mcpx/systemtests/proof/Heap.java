// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The heap of another Java process of this user. */
public final class Heap {

    private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);

    /** What is alive on it, after a full collection, in bytes. */
    public static long liveBytes(long pid) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            var process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
            var histogram = new String(process.getInputStream().readAllBytes(), UTF_8);
            var total = TOTAL.matcher(histogram);
            if (!total.find()) {
                throw new AssertionError("jcmd does not say what is alive: " + histogram);
            }
            return Long.parseLong(total.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Heap() {}
}
