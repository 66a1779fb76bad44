// SPDX-License-Identifier: Apache-2.0
/** The commands of the benchmarks. */
@NullMarked
package io.mcpx.benchmarks;

import org.jspecify.annotations.NullMarked;
