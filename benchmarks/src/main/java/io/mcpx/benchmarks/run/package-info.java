// SPDX-License-Identifier: Apache-2.0
/** Starts what is measured, each in a process of its own, and measures it. */
@NullMarked
package io.mcpx.benchmarks.run;

import org.jspecify.annotations.NullMarked;
