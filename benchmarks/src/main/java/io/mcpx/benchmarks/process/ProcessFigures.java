// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the operating system says of one process; what it does not say is empty. */
public record ProcessFigures(long pid) {

    /** Processor time it has used so far, its own and the kernel's for it. */
    public Optional<Duration> cpu() {
        return ProcessHandle.of(pid).flatMap(process -> process.info().totalCpuDuration());
    }

    /** Memory it has in RAM, in bytes. */
    public OptionalLong residentBytes() {
        var fromKernel = status("VmRSS:");
        return fromKernel.isPresent() ? times1024(fromKernel) : times1024(fromPs());
    }

    /** Its threads. */
    public OptionalLong threads() {
        return status("Threads:");
    }

    /** Files, sockets and pipes it has open. */
    public OptionalLong openFiles() {
        try (var files = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            return OptionalLong.of(files.count());
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong status(String name) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong fromPs() {
        return Command.output("ps", "-o", "rss=", "-p", Long.toString(pid))
                .map(String::strip)
                .filter(text -> text.matches("\\d+"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong times1024(OptionalLong kibibytes) {
        return kibibytes.isPresent() ? OptionalLong.of(kibibytes.getAsLong() * 1024) : kibibytes;
    }
}
