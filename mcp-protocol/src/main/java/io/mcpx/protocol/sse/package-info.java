// SPDX-License-Identifier: Apache-2.0
/** Messages in a stream: server-sent events and newline-separated JSON, read incrementally, written whole. */
@NullMarked
package io.mcpx.protocol.sse;

import org.jspecify.annotations.NullMarked;
