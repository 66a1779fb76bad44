// SPDX-License-Identifier: Apache-2.0
/** HTTP+SSE of 2024-11-05, spoken to a server. */
@NullMarked
package io.mcpx.proxy.upstream.sse;

import org.jspecify.annotations.NullMarked;
