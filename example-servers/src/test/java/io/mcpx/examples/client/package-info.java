// SPDX-License-Identifier: Apache-2.0

/** Small MCP clients on JDK classes only, one for each transport and era. */
@NullMarked
package io.mcpx.examples.client;

import org.jspecify.annotations.NullMarked;
