// SPDX-License-Identifier: Apache-2.0
/** MCP clients as load: at a fixed rate, or each as fast as it is answered. */
@NullMarked
package io.mcpx.benchmarks.load;

import org.jspecify.annotations.NullMarked;
