// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy;

import io.mcpx.proxy.config.CheckCommand;
import io.mcpx.proxy.config.HashKeyCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** The program: the gateway, or one of the commands that need none. */
@QuarkusMain
public final class McpxProxy {

    /** Runs {@code check FILE...} or {@code hash-key} and exits with their code; anything else starts the gateway. */
    public static void main(String... args) {
        var words = List.of(args);
        switch (words.isEmpty() ? "" : words.getFirst()) {
            case "check" ->
                System.exit(CheckCommand.run(words.subList(1, words.size()), System.out, System.err, System.getenv()));
            case "hash-key" ->
                System.exit(HashKeyCommand.run(words.subList(1, words.size()), System.in, System.out, System.err));
            default -> Quarkus.run(args);
        }
    }

    private McpxProxy() {}
}
