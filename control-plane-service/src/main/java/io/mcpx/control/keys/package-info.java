// SPDX-License-Identifier: Apache-2.0
/** The keys that this installation signs tokens with, and the tokens themselves. */
@NullMarked
package io.mcpx.control.keys;

import org.jspecify.annotations.NullMarked;
