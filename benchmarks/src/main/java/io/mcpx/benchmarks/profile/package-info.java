// SPDX-License-Identifier: Apache-2.0
/** What a call's time and memory went into, step by step, from a recording of the JVM's flight recorder. */
@NullMarked
package io.mcpx.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
