// SPDX-License-Identifier: Apache-2.0
/** JSON-RPC errors and the codes MCP gives them. */
@NullMarked
package io.mcpx.protocol.error;

import org.jspecify.annotations.NullMarked;
