// SPDX-License-Identifier: Apache-2.0
/** What reading, splicing and framing a message costs, beside building a tree of it. */
@NullMarked
package io.mcpx.benchmarks.codec;

import org.jspecify.annotations.NullMarked;
