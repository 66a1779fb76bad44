// SPDX-License-Identifier: Apache-2.0

/** JSON-RPC 2.0 messages as MCP uses them. */
@NullMarked
package io.mcpx.examples.rpc;

import org.jspecify.annotations.NullMarked;
