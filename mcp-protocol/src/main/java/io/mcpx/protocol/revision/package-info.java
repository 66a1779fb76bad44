// SPDX-License-Identifier: Apache-2.0
/** The revisions of MCP, their methods and the reserved keys of {@code _meta}. */
@NullMarked
package io.mcpx.protocol.revision;

import org.jspecify.annotations.NullMarked;
