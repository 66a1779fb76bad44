// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One registered server, fully resolved: no references left, every default filled in.
 *
 * @param name how rules and URLs call it
 * @param prefix what its exposed names begin with where names are prefixed: cleaned, never empty
 * @param transport how it is reached
 * @param credential the name of what is shown to it, which exists; null means nothing but the transport's own headers
 * @param era whether its era is probed or known
 * @param deadlines how long to wait
 * @param limits how much it may cost at once
 * @param retry which of its calls may be sent a second time
 * @param sessions whether clients share its legacy sessions
 * @param egress which addresses it may resolve to
 * @param active false hides it from everyone and keeps it stopped
 * @param disabledTools native names nobody sees or calls
 * @param tools customisations by native name
 */
public record ServerSpec(
        ServerName name,
        String prefix,
        ServerTransport transport,
        @Nullable String credential,
        EraPin era,
        Deadlines deadlines,
        Limits limits,
        Retry retry,
        Sessions sessions,
        Egress egress,
        boolean active,
        Set<String> disabledTools,
        Map<String, ToolCustomisation> tools) {

    public ServerSpec {
        disabledTools = Set.copyOf(disabledTools);
        tools = Map.copyOf(tools);
    }

    /** A server without a credential. */
    public ServerSpec(
            ServerName name,
            String prefix,
            ServerTransport transport,
            EraPin era,
            Deadlines deadlines,
            Limits limits,
            Retry retry,
            Sessions sessions,
            Egress egress,
            boolean active,
            Set<String> disabledTools,
            Map<String, ToolCustomisation> tools) {
        this(
                name,
                prefix,
                transport,
                null,
                era,
                deadlines,
                limits,
                retry,
                sessions,
                egress,
                active,
                disabledTools,
                tools);
    }

    /** What the administrator says about the era of a server. */
    public enum EraPin {
        AUTO,
        LEGACY,
        MODERN
    }

    /**
     * Time limits of a server.
     *
     * @param connect to establish a connection, a process or a session
     * @param call for one request; each progress notification starts it anew
     * @param ceiling for one request whatever its progress; at least {@code call}
     */
    public record Deadlines(Duration connect, Duration call, Duration ceiling) {
        public static final Deadlines DEFAULT =
                new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10));

        public Deadlines {
            requirePositive("connectTimeout", connect);
            requirePositive("timeout", call);
            if (ceiling.compareTo(call) < 0) {
                throw new IllegalArgumentException(
                        "maxTimeout: " + ceiling + " (expected: at least timeout " + call + ")");
            }
        }

        private static void requirePositive(String what, Duration value) {
            if (!value.isPositive()) {
                throw new IllegalArgumentException(what + ": " + value + " (expected: > 0)");
            }
        }
    }

    /**
     * Bounds of what one server may hold.
     *
     * @param concurrency requests under way at once
     * @param queue requests waiting for one of those places
     * @param connections pooled HTTP connections
     * @param maxMessageBytes the largest message read from the server
     * @param failuresToOpen consecutive failures after which calls fail at once for a while
     */
    public record Limits(int concurrency, int queue, int connections, int maxMessageBytes, int failuresToOpen) {
        public static final Limits DEFAULT = new Limits(256, 1024, 64, 64 << 20, 10);
    }

    /** Which calls may be sent again when the connection fails before an answer. */
    public enum Retry {
        /** Never. */
        NEVER,
        /** Only what the tool's annotations call read-only or idempotent, and reads and lists. */
        ANNOTATED,
        /** Every call: the administrator vouches that the server's tools are idempotent. */
        ALWAYS
    }

    /** Who shares a legacy session with the server. */
    public enum Sessions {
        /** One for each legacy client session on HTTP, shared ones for processes and modern clients. */
        AUTO,
        /** One for all clients. */
        SHARED,
        /** One for each legacy client session, also for processes. */
        PER_CLIENT
    }

    /** Which addresses the server's host name may resolve to. */
    public enum Egress {
        /** Public addresses only. */
        PUBLIC,
        /** Public, private and unique local ones, not loopback and link-local. */
        PRIVATE,
        /** Any but link-local (cloud metadata): for servers on this machine. */
        LOOPBACK
    }
}
