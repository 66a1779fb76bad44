// SPDX-License-Identifier: Apache-2.0
/** The part of the {@code mcpx} command that is more than a shell script should do. */
@NullMarked
package io.mcpx.cli;

import org.jspecify.annotations.NullMarked;
