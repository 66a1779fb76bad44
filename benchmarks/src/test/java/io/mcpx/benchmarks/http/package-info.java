// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.benchmarks.http;

import org.jspecify.annotations.NullMarked;
