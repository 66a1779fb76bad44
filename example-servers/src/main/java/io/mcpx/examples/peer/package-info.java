// SPDX-License-Identifier: Apache-2.0

/** The two protocol eras, free of any transport. */
@NullMarked
package io.mcpx.examples.peer;

import org.jspecify.annotations.NullMarked;
