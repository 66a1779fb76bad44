// SPDX-License-Identifier: Apache-2.0
/** An MCP server of both eras that does as little as possible, so that what is measured is in front of it. */
@NullMarked
package io.mcpx.benchmarks.simulator;

import org.jspecify.annotations.NullMarked;
