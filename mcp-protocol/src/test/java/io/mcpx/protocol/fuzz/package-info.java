// SPDX-License-Identifier: Apache-2.0
/** What must hold for every input, tried with inputs that coverage guides. */
@NullMarked
package io.mcpx.protocol.fuzz;

import org.jspecify.annotations.NullMarked;
