// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

import io.mcpx.configuration.policy.ItemKind;
import io.mcpx.protocol.json.Slice;

/**
 * One thing a server lists.
 *
 * @param name native name of a tool or prompt, URI of a resource, URI template of a template
 * @param definition the definition as the server sent it, byte for byte
 */
public record CatalogItem(ItemKind kind, String name, Slice definition) {}
