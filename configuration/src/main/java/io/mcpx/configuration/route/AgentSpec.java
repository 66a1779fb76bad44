// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An agent, with what proves that a caller is it.
 *
 * @param name unique; the subject in records
 * @param keys its API keys, those that have expired among them
 * @param subjects whom tokens name that are this agent's; no other agent has them
 * @param groups tool groups it is limited to, whatever its labels say; empty means no such limit
 * @param gateways names of the gateways it may use; empty means every endpoint
 * @param consumerTag the label it always has, in place of the one it sends
 */
public record AgentSpec(
        String name,
        List<KeySpec> keys,
        Set<Subject> subjects,
        Set<String> groups,
        Set<String> gateways,
        @Nullable String consumerTag) {

    public AgentSpec {
        keys = List.copyOf(keys);
        subjects = Set.copyOf(subjects);
        groups = Set.copyOf(groups);
        gateways = Set.copyOf(gateways);
    }

    /** An agent whose only proofs are keys without expiry, given by their hashes. */
    public AgentSpec(
            String name,
            List<String> keyHashes,
            Set<String> groups,
            Set<String> gateways,
            @Nullable String consumerTag) {
        this(name, keyHashes.stream().map(KeySpec::of).toList(), Set.of(), groups, gateways, consumerTag);
    }

    @Override
    public String toString() {
        return "AgentSpec[name=" + name + ", keys=" + keys.size() + ", subjects=" + subjects.size() + "]";
    }
}
