// SPDX-License-Identifier: Apache-2.0
/** What processes cost, as the operating system and the JDK's own tools say it; nothing is put into them. */
@NullMarked
package io.mcpx.benchmarks.process;

import org.jspecify.annotations.NullMarked;
