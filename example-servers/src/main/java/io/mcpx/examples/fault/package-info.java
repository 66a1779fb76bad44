// SPDX-License-Identifier: Apache-2.0

/** Servers that misbehave on purpose. */
@NullMarked
package io.mcpx.examples.fault;

import org.jspecify.annotations.NullMarked;
