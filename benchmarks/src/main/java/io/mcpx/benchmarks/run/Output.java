// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.run;

import io.mcpx.cli.process.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where documents go. */
final class Output {

    /** To standard output, and to a file if there is one. */
    static void print(String document, @Nullable Path file) {
        System.out.print(document);
        if (file == null) {
            return;
        }
        try {
            Files.writeString(file, document);
        } catch (IOException e) {
            throw new Failure("--out: " + file + " cannot be written: " + e.getMessage());
        }
    }

    private Output() {}
}
