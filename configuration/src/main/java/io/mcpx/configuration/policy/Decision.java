// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

/** The answer to "may this caller use this now?". */
public sealed interface Decision {

    /**
     * It may.
     *
     * @param rule the rule that allowed it, for the record
     */
    record Allow(String rule) implements Decision {}

    /**
     * It may not.
     *
     * @param rule the rule that denied it, for the record; never shown to the caller
     */
    record Deny(String rule) implements Decision {}
}
