// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

/** What can be listed and used. */
public enum ItemKind {
    TOOL,
    PROMPT,
    RESOURCE,
    RESOURCE_TEMPLATE
}
