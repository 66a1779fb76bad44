// SPDX-License-Identifier: Apache-2.0
/** The HTTP header rules of MCP: names, the value encoding, and tool arguments mirrored into headers. */
@NullMarked
package io.mcpx.protocol.header;

import org.jspecify.annotations.NullMarked;
