// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.stdio;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Appends each line that arrives to a file, so that tests in other processes can look at them; takes none away itself. */
public record RecordedLines(Path file, LineInterceptor next) implements LineInterceptor {

    @Override
    public boolean intercept(String line, Consumer<String> out) {
        try {
            Files.writeString(file, line + "\n", CREATE, APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return next.intercept(line, out);
    }
}
