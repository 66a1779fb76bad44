// SPDX-License-Identifier: Apache-2.0
/** JSON-RPC messages as MCP uses them: read strictly, written and re-addressed without touching the payload. */
@NullMarked
package io.mcpx.protocol.message;

import org.jspecify.annotations.NullMarked;
