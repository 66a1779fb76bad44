// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request.
 *
 * @param subject what was proved: an agent's name, or {@link #ANONYMOUS}
 * @param groups tool groups the credential is limited to; empty means no such limit
 * @param gateways gateways the credential is limited to; empty means no such limit
 * @param consumerTag a label the caller gives itself, or its agent's own; never proof
 * @param clientName the normalised name of the client program; a label too
 */
public record Caller(
        String subject,
        Set<String> groups,
        Set<String> gateways,
        @Nullable String consumerTag,
        @Nullable String clientName) {

    public static final String ANONYMOUS = "anonymous";

    public Caller {
        groups = Set.copyOf(groups);
        gateways = Set.copyOf(gateways);
    }

    /** The same caller, known to use this client program. */
    public Caller using(@Nullable String newClientName) {
        return new Caller(subject, groups, gateways, consumerTag, newClientName);
    }

    /** What a session or a sealed handle is bound to: a label the caller changes later makes another principal. */
    public String principal() {
        return consumerTag == null ? subject : subject + "#" + consumerTag;
    }
}
