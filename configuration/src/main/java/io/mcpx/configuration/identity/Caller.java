// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import io.mcpx.configuration.route.EndpointId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request.
 *
 * @param subject what was proved: an agent's name, or {@link #ANONYMOUS}
 * @param groups tool groups the credential is limited to; empty means no such limit
 * @param gateways gateways the credential is limited to; empty means no such limit
 * @param consumerTag a label the caller gives itself, or its agent's own; never proof
 * @param clientName the name of the client program by {@link ClientNames}; a label too
 * @param holder whose access token was shown; null for keys and for nobody in particular
 * @param until from when on the credential counts for nothing; null when it has no end
 */
public record Caller(
        String subject,
        Set<String> groups,
        Set<String> gateways,
        @Nullable String consumerTag,
        @Nullable String clientName,
        @Nullable TokenHolder holder,
        @Nullable Instant until) {

    public static final String ANONYMOUS = "anonymous";

    /** The subject of whoever shows the one key that all agents share. */
    public static final String SHARED_KEY = "shared-key";

    public Caller {
        groups = Set.copyOf(groups);
        gateways = Set.copyOf(gateways);
    }

    /** A caller without a token, whose credential has no end. */
    public Caller(
            String subject,
            Set<String> groups,
            Set<String> gateways,
            @Nullable String consumerTag,
            @Nullable String clientName) {
        this(subject, groups, gateways, consumerTag, clientName, null, null);
    }

    /** The same caller, known to use this client program. */
    public Caller using(@Nullable String newClientName) {
        return new Caller(subject, groups, gateways, consumerTag, newClientName, holder, until);
    }

    /** Whether the credential may be used at this endpoint. A credential limited to gateways reaches nothing else. */
    public boolean reaches(EndpointId endpoint) {
        return gateways.isEmpty() || (endpoint instanceof EndpointId.Gateway(var name) && gateways.contains(name));
    }

    /** Whether the credential has come to its end. */
    public boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /**
     * What a session or a sealed handle is bound to: a label the caller changes later makes another principal, and so does the token of
     * somebody else, even where one agent stands for many.
     */
    public String principal() {
        var who = holder == null ? subject : subject + "@" + holder.mark();
        return consumerTag == null ? who : who + "#" + consumerTag;
    }
}
