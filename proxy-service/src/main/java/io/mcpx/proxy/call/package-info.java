// SPDX-License-Identifier: Apache-2.0
/** One class for each MCP method: what the gateway does with a request. */
@NullMarked
package io.mcpx.proxy.call;

import org.jspecify.annotations.NullMarked;
