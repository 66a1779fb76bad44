// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.benchmarks.process;

import org.jspecify.annotations.NullMarked;
