// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.process;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A process with a HotSpot JVM, as {@code jcmd} sees it; where that sees nothing, figures are empty. */
public record Jvm(long pid) {

    private static final Pattern ALLOCATED = Pattern.compile("\\ballocated=(\\d+)([BKMGT]?)");
    private static final Pattern USED = Pattern.compile("(?m)^ *(?!Metaspace|class space).*?\\bused (\\d+)K");
    private static final Pattern METASPACE = Pattern.compile("(?m)^ *(Metaspace|class space).*$");

    /** What its running threads have allocated since they began, in bytes. */
    public OptionalLong allocatedBytes() {
        return jcmd("Thread.print", "-e").map(Jvm::allocated).orElse(OptionalLong.empty());
    }

    /** What is alive on the heap, in bytes; this makes it collect garbage. */
    public OptionalLong liveBytes() {
        jcmd("GC.run");
        return heapBytes();
    }

    /** What is used of the heap now, in bytes. */
    public OptionalLong heapBytes() {
        return jcmd("GC.heap_info").map(Jvm::used).orElse(OptionalLong.empty());
    }

    /** The sum over a thread dump. */
    static OptionalLong allocated(String dump) {
        long sum = ALLOCATED.matcher(dump).results().mapToLong(Jvm::bytes).sum();
        return sum == 0 ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** The sum over the generations that heap information names, without metaspace. */
    static OptionalLong used(String heapInfo) {
        var heap = METASPACE.matcher(heapInfo).replaceAll("");
        long kibibytes = USED.matcher(heap)
                .results()
                .mapToLong(found -> Long.parseLong(found.group(1)))
                .sum();
        return kibibytes == 0 ? OptionalLong.empty() : OptionalLong.of(kibibytes * 1024);
    }

    private static long bytes(MatchResult found) {
        int power = "BKMGT".indexOf(found.group(2));
        return Long.parseLong(found.group(1)) << (10 * Math.max(0, power));
    }

    private Optional<String> jcmd(String... command) {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var all = new String[command.length + 2];
        all[0] = jcmd;
        all[1] = Long.toString(pid);
        System.arraycopy(command, 0, all, 2, command.length);
        return Command.output(all);
    }
}
