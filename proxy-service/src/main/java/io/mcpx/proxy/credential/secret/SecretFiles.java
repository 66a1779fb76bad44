// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads small files whose content is one secret, away from the event loop. */
final class SecretFiles {

    static final int LARGEST = 64 << 10;

    /** The text without one line break at its end. Fails with a message that says why, without the path. */
    static Future<String> read(Vertx vertx, Path file) {
        return vertx.executeBlocking(() -> text(file), false);
    }

    private static String text(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("no such file");
        }
        if (Files.size(file) > LARGEST) {
            throw new IOException("larger than " + LARGEST + " bytes");
        }
        return Files.readString(file, UTF_8).replaceFirst("\\r?\\n\\z", "");
    }

    /** What may be said of a failure to read. */
    static String reason(Throwable failure) {
        return failure.getClass() == IOException.class
                ? String.valueOf(failure.getMessage())
                : "the file cannot be read";
    }

    private SecretFiles() {}
}
