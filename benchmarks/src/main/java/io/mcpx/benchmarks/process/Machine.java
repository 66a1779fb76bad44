// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.process;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What it was measured on.
 *
 * @param memory of the machine, in bytes
 * @param kernel name, version and architecture
 */
public record Machine(String processor, int cores, long memory, String kernel, String jdk) {

    /** This one. */
    public static Machine here() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                processorName(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getVersion() + " " + system.getArch(),
                System.getProperty("java.vendor.version", "") + " " + Runtime.version());
    }

    /** For people, in one line. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores for everything, %.1f GiB, %s, JDK %s",
                processor,
                cores,
                memory / (double) (1L << 30),
                kernel,
                jdk.strip());
    }

    private static String processorName() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("processor unknown");
        } catch (IOException notLinux) {
            return Command.output("sysctl", "-n", "machdep.cpu.brand_string")
                    .map(String::strip)
                    .orElse("processor unknown");
        }
    }
}
