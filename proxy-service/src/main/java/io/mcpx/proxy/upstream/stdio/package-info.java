// SPDX-License-Identifier: Apache-2.0
/** Servers that are child processes: their start, their pipes, their end. */
@NullMarked
package io.mcpx.proxy.upstream.stdio;

import org.jspecify.annotations.NullMarked;
