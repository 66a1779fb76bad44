// SPDX-License-Identifier: Apache-2.0

/** The same servers over standard input and output. */
@NullMarked
package io.mcpx.examples.stdio;

import org.jspecify.annotations.NullMarked;
