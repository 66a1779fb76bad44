// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent with API keys.
 *
 * @param name unique; the subject in records
 * @param keyHashes SHA-256 of each valid key, lower-case hexadecimal
 * @param groups tool groups it is limited to, whatever its labels say; empty means no such limit
 * @param gateways names of the gateways it may use; empty means every endpoint
 * @param consumerTag the label it always has, in place of the one it sends
 */
public record AgentSpec(
        String name,
        List<String> keyHashes,
        Set<String> groups,
        Set<String> gateways,
        @Nullable String consumerTag) {

    public AgentSpec {
        keyHashes = List.copyOf(keyHashes);
        groups = Set.copyOf(groups);
        gateways = Set.copyOf(gateways);
    }

    @Override
    public String toString() {
        return "AgentSpec[name=" + name + ", keys=" + keyHashes.size() + "]";
    }
}
