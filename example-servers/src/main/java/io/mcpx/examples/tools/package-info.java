// SPDX-License-Identifier: Apache-2.0

/** The tools, one class for each family. */
@NullMarked
package io.mcpx.examples.tools;

import org.jspecify.annotations.NullMarked;
