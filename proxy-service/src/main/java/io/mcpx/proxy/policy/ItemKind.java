// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.policy;

/** What can be listed and used. */
public enum ItemKind {
    TOOL,
    PROMPT,
    RESOURCE,
    RESOURCE_TEMPLATE
}
