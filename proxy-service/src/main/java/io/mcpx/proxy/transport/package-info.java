// SPDX-License-Identifier: Apache-2.0
/** HTTP faces of the gateway: Streamable HTTP of both eras and HTTP+SSE. */
@NullMarked
package io.mcpx.proxy.transport;

import org.jspecify.annotations.NullMarked;
