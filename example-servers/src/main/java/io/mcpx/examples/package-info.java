// SPDX-License-Identifier: Apache-2.0

/** MCP servers to try a client or a gateway with: every revision, every transport, in good and in bad health. */
@NullMarked
package io.mcpx.examples;

import org.jspecify.annotations.NullMarked;
