// SPDX-License-Identifier: Apache-2.0
/** MCP on the wire: pure values, scanners and writers. No I/O, no framework. */
@NullMarked
package io.mcpx.protocol;

import org.jspecify.annotations.NullMarked;
