// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.identity;

import io.mcpx.configuration.route.EndpointId;
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
 */
public record Caller(
        String subject,
        Set<String> groups,
        Set<String> gateways,
        @Nullable String consumerTag,
        @Nullable String clientName) {

    public static final String ANONYMOUS = "anonymous";

    /** The subject of whoever shows the one key that all agents share. */
    public static final String SHARED_KEY = "shared-key";

    public Caller {
        groups = Set.copyOf(groups);
        gateways = Set.copyOf(gateways);
    }

    /** The same caller, known to use this client program. */
    public Caller using(@Nullable String newClientName) {
        return new Caller(subject, groups, gateways, consumerTag, newClientName);
    }

    /** Whether the credential may be used at this endpoint. A credential limited to gateways reaches nothing else. */
    public boolean reaches(EndpointId endpoint) {
        return gateways.isEmpty() || (endpoint instanceof EndpointId.Gateway(var name) && gateways.contains(name));
    }

    /** What a session or a sealed handle is bound to: a label the caller changes later makes another principal. */
    public String principal() {
        return consumerTag == null ? subject : subject + "#" + consumerTag;
    }
}
