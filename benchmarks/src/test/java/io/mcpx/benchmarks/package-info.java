// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.benchmarks;

import org.jspecify.annotations.NullMarked;
