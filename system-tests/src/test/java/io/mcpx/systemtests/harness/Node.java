// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.harness;

import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Node programs of the pinned npm packages, run with the pinned Node: the conformance suite needs one of 22 or newer. */
public final class Node {

    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final Path packages;

    private Node(Path packages) {
        this.packages = packages;
    }

    /**
     * What a program left behind.
     *
     * @param output standard output
     * @param errors standard error
     */
    public record Run(int exit, String output, String errors) {

        @Override
        public String toString() {
            return "exit " + exit + "\n" + output + errors;
        }
    }

    /** Installs the packages where that has not been done, with these tests' own scripts beside them. */
    public static Node installed() {
        var packages = Suite.nodePackages();
        try (Stream<Path> sources = Files.list(Suite.nodeSources())) {
            for (var script :
                    sources.filter(file -> file.toString().endsWith(".mjs")).toList()) {
                Files.copy(script, packages.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
            return new Node(packages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The program of a package. */
    public String program(String fileInNodeModules) {
        return packages.resolve("node_modules").resolve(fileInNodeModules).toString();
    }

    /** Runs a script to its end; one that takes longer than three minutes is killed and fails. */
    public Run run(String script, String... arguments) {
        return run(Map.of(), script, arguments);
    }

    /** The same with further environment variables. */
    public Run run(Map<String, String> environment, String script, String... arguments) {
        var command =
                Stream.concat(Stream.of(binary(), script), Stream.of(arguments)).toList();
        try {
            var output = Files.createTempFile("node", ".out");
            var errors = Files.createTempFile("node", ".err");
            int exit = run(command, environment, output, errors);
            var run = new Run(exit, Files.readString(output), Files.readString(errors));
            Files.delete(output);
            Files.delete(errors);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private int run(List<String> command, Map<String, String> environment, Path output, Path errors)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .directory(packages.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        if (process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            return process.exitValue();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new Failure(command + " hangs:\n" + Files.readString(output) + Files.readString(errors));
    }

    /** The Node of this platform's package. */
    public String binary() {
        try (Stream<Path> modules = Files.list(packages.resolve("node_modules"))) {
            return modules.filter(module -> module.getFileName().toString().startsWith("node-"))
                    .map(module -> module.resolve("bin/node"))
                    .filter(Files::isExecutable)
                    .map(Path::toString)
                    .findFirst()
                    .orElse("node");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
