// SPDX-License-Identifier: Apache-2.0

/** Streamable HTTP of both eras, and HTTP+SSE of 2024-11-05. */
@NullMarked
package io.mcpx.examples.http;

import org.jspecify.annotations.NullMarked;
