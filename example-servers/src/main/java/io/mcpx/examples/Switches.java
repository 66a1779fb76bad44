// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import static java.util.Objects.requireNonNull;

import io.mcpx.examples.auth.Requirement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The switches that hold for every server of one command line. */
final class Switches {

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--host", description = "Address to bind (${DEFAULT-VALUE}).")
    private String host = "127.0.0.1";

    @Option(names = "--name", description = "Name the servers give themselves (default: example).")
    private String name = "example";

    @Option(names = "--answers", description = "json or sse: how a POST is answered when both do (${DEFAULT-VALUE}).")
    private ServerOptions.Answers answers = ServerOptions.Answers.JSON;

    @Option(names = "--page-size", paramLabel = "N", description = "Items on a page of a list, 0 for all.")
    private int pageSize;

    @Option(names = "--extra-tools", paramLabel = "N", description = "Generated tools to add.")
    private int extraTools;

    @Option(names = "--bad-headers", description = "Add tools whose x-mcp-header breaks the rules.")
    private boolean badHeaders;

    @Option(names = "--ttl", paramLabel = "MS", description = "Caching hint of modern lists (${DEFAULT-VALUE}).")
    private long ttlMillis = 5000;

    @Option(names = "--no-sessions", description = "Give legacy HTTP clients no session.")
    private boolean noSessions;

    @Option(names = "--revision", paramLabel = "DATE", description = "Speak no legacy revision newer than this.")
    private String newestLegacyRevision = Era.LEGACY_REVISIONS.getFirst();

    @Option(names = "--api-key", paramLabel = "HEADER=VALUE", description = "Refuse HTTP requests without this header.")
    private @Nullable String apiKey;

    @Option(names = "--bearer", paramLabel = "TOKEN", description = "Refuse HTTP requests without this bearer token.")
    private @Nullable String bearer;

    @Mixin
    private RequireSwitches require = new RequireSwitches();

    ServerOptions.Builder options(Era ofEra) {
        var options = ServerOptions.with(ofEra)
                .name(name)
                .host(host)
                .answers(answers)
                .pageSize(pageSize)
                .extraTools(extraTools)
                .ttl(Duration.ofMillis(ttlMillis))
                .newestLegacyRevision(knownRevision())
                .credential(credential())
                .recorded(0);
        if (badHeaders) {
            options.withBadHeaders();
        }
        return noSessions ? options.withoutSessions() : options;
    }

    private String knownRevision() {
        if (!Era.LEGACY_REVISIONS.contains(newestLegacyRevision)) {
            throw usage("--revision: expected one of " + Era.LEGACY_REVISIONS);
        }
        return newestLegacyRevision;
    }

    private @Nullable Requirement credential() {
        if (bearer != null) {
            return Requirement.Header.bearer(bearer);
        }
        if (apiKey == null) {
            return require.requirement();
        }
        var parts = apiKey.split("=", 2);
        if (parts.length != 2) {
            throw usage("--api-key: expected HEADER=VALUE");
        }
        return new Requirement.Header(parts[0], parts[1]);
    }

    private ParameterException usage(String problem) {
        return new ParameterException(requireNonNull(spec).commandLine(), problem);
    }
}
