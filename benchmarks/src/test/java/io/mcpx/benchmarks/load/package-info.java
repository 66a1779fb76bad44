// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.benchmarks.load;

import org.jspecify.annotations.NullMarked;
