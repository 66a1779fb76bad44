// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples;

import io.mcpx.examples.auth.Requirement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one server is to be.
 *
 * @param port 0 for any free one
 * @param answers how a legacy or modern POST is answered when both ways are possible
 * @param pageSize items on one page of a list, 0 for all
 * @param extraTools number of generated tools, {@code tool_00000} and on
 * @param badHeaders whether to list tools whose {@code x-mcp-header} breaks the rules
 * @param ttl caching hint of the modern revision
 * @param sessions whether legacy HTTP clients get a session id
 * @param legacyRevisions the legacy revisions spoken, newest first
 * @param credential what every HTTP request must show, null for nothing
 * @param recorded how many requests {@link Recorder} keeps, 0 for none
 */
public record ServerOptions(
        String name,
        Era era,
        Wire wire,
        String host,
        int port,
        Answers answers,
        int pageSize,
        int extraTools,
        boolean badHeaders,
        Duration ttl,
        boolean sessions,
        List<String> legacyRevisions,
        @Nullable Requirement credential,
        int recorded) {

    public ServerOptions {
        legacyRevisions = List.copyOf(legacyRevisions);
        if (legacyRevisions.isEmpty()) {
            throw new IllegalArgumentException("legacyRevisions: empty (expected: at least one)");
        }
    }

    /** The HTTP transport of a server. */
    public enum Wire {
        /** One endpoint, {@code /mcp}. */
        STREAMABLE_HTTP,
        /** Two endpoints, {@code /sse} and {@code /messages}; legacy only. */
        HTTP_SSE
    }

    /** The form of an answer to a POST. */
    public enum Answers {
        /** JSON, unless something has to be said before the answer. */
        JSON,
        /** Always an event stream. */
        SSE
    }

    public static ServerOptions of(Era era) {
        return new Builder(era).build();
    }

    /** The options of an HTTP+SSE server. */
    public static ServerOptions httpSse() {
        return with(Era.LEGACY).wire(Wire.HTTP_SSE).build();
    }

    public static Builder with(Era era) {
        return new Builder(era);
    }

    /** Collects options; what is not set has the default of a local test server. */
    public static final class Builder {

        private final Era era;
        private String name = "example";
        private Wire wire = Wire.STREAMABLE_HTTP;
        private String host = "127.0.0.1";
        private int port;
        private Answers answers = Answers.JSON;
        private int pageSize;
        private int extraTools;
        private boolean badHeaders;
        private Duration ttl = Duration.ofSeconds(5);
        private boolean sessions = true;
        private List<String> legacyRevisions = Era.LEGACY_REVISIONS;
        private @Nullable Requirement credential;
        private int recorded = 1000;

        private Builder(Era era) {
            this.era = era;
        }

        public Builder name(String serverName) {
            name = serverName;
            return this;
        }

        public Builder wire(Wire transport) {
            wire = transport;
            return this;
        }

        public Builder host(String address) {
            host = address;
            return this;
        }

        public Builder port(int number) {
            port = number;
            return this;
        }

        public Builder answers(Answers form) {
            answers = form;
            return this;
        }

        public Builder pageSize(int items) {
            pageSize = items;
            return this;
        }

        public Builder extraTools(int count) {
            extraTools = count;
            return this;
        }

        public Builder withBadHeaders() {
            badHeaders = true;
            return this;
        }

        public Builder ttl(Duration time) {
            ttl = time;
            return this;
        }

        public Builder withoutSessions() {
            sessions = false;
            return this;
        }

        /** Speaks no legacy revision newer than this. */
        public Builder newestLegacyRevision(String revision) {
            legacyRevisions = Era.LEGACY_REVISIONS.stream()
                    .filter(known -> known.compareTo(revision) <= 0)
                    .toList();
            return this;
        }

        public Builder credential(@Nullable Requirement required) {
            credential = required;
            return this;
        }

        public Builder recorded(int requests) {
            recorded = requests;
            return this;
        }

        public ServerOptions build() {
            return new ServerOptions(
                    name,
                    era,
                    wire,
                    host,
                    port,
                    answers,
                    pageSize,
                    extraTools,
                    badHeaders,
                    ttl,
                    sessions,
                    legacyRevisions,
                    credential,
                    recorded);
        }
    }
}
