// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.configuration.identity.KeyHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code mcpx hash-key [--new]}: takes an API key, or makes one, and prints the hash that goes into the configuration. */
public final class HashKeyCommand {

    private static final String USAGE = "usage: mcpx hash-key [--new]";
    private static final String NEW = "--new";
    private static final int KEY_BYTES = 32;
    private static final int SHORTEST = 16;

    /**
     * Without arguments reads one line from standard input; with {@code --new} makes a key of 256 random bits and prints it,
     * this once. A key is not taken as an argument, where other processes could see it.
     *
     * @return 0 when a hash was printed, 1 when the key cannot be used, 2 when it was not called rightly
     */
    public static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        if (args.isEmpty()) {
            return hash(in, out, err);
        }
        if (!args.equals(List.of(NEW))) {
            err.println(USAGE);
            return 2;
        }
        var key = newKey();
        out.println("key:  " + key);
        out.println("hash: " + KeyHash.SCHEME + KeyHash.of(key));
        return 0;
    }

    private static int hash(InputStream in, PrintStream out, PrintStream err) {
        var key = line(in);
        if (key.isEmpty() || key.get().length() < SHORTEST) {
            err.println("no key of at least " + SHORTEST + " characters on standard input");
            return 1;
        }
        out.println(KeyHash.SCHEME + KeyHash.of(key.get()));
        return 0;
    }

    private static String newKey() {
        var bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return "mcpx_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Optional<String> line(InputStream in) {
        try {
            return Optional.ofNullable(new BufferedReader(new InputStreamReader(in, UTF_8)).readLine())
                    .map(String::strip);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private HashKeyCommand() {}
}
