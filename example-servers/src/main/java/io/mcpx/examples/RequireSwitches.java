// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.mcpx.examples.auth.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The switches that make servers require authentication; the secret never stands on the command line. */
final class RequireSwitches {

    private static final String API_KEY = "api-key:";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(
            names = "--require",
            paramLabel = "KIND",
            description =
                    "Refuse HTTP requests without it: api-key:HEADER, bearer or client-credentials (tokens of /token).")
    private @Nullable String kind;

    @Option(
            names = "--secret-env",
            paramLabel = "NAME",
            description = "Environment variable with the key, token or client secret (${DEFAULT-VALUE}).")
    private String secretVariable = "MCPX_EXAMPLE_SECRET";

    @Option(names = "--secret-file", paramLabel = "FILE", description = "File that has it instead.")
    private @Nullable Path secretFile;

    @Option(names = "--client-id", paramLabel = "ID", description = "Client that gets tokens (${DEFAULT-VALUE}).")
    private String clientId = "mcpx";

    @Option(names = "--scope", paramLabel = "SCOPE", description = "Scope a token must have; may be repeated (mcp).")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--token-life", paramLabel = "SECONDS", description = "Life of a token (${DEFAULT-VALUE}).")
    private int tokenLife = 300;

    /** What is required; null for nothing. */
    @Nullable
    Requirement requirement() {
        if (kind == null) {
            return null;
        }
        if (kind.startsWith(API_KEY) && kind.length() > API_KEY.length()) {
            return new Requirement.Header(kind.substring(API_KEY.length()), secret());
        }
        return switch (kind) {
            case "bearer" -> Requirement.Header.bearer(secret());
            case "client-credentials" -> clientCredentials();
            default -> throw usage("--require: " + kind + " (expected: api-key:HEADER, bearer or client-credentials)");
        };
    }

    private Requirement clientCredentials() {
        if (tokenLife < 1) {
            throw usage("--token-life: " + tokenLife + " (expected: > 0)");
        }
        var wanted = scopes.isEmpty() ? List.of("mcp") : scopes;
        return new Requirement.ClientCredentials(clientId, secret(), wanted, Duration.ofSeconds(tokenLife));
    }

    private String secret() {
        return secretFile == null ? ofEnvironment() : ofFile(secretFile);
    }

    private String ofEnvironment() {
        var secret = System.getenv(secretVariable);
        if (secret == null || secret.isEmpty()) {
            throw usage(
                    "--require: no secret (expected: environment variable " + secretVariable + ", or --secret-file)");
        }
        return secret;
    }

    private String ofFile(Path file) {
        try {
            var secret = Files.readString(file, UTF_8).strip();
            if (secret.isEmpty()) {
                throw usage("--secret-file: " + file + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw usage("--secret-file: " + file + " cannot be read");
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(requireNonNull(spec).commandLine(), problem);
    }
}
