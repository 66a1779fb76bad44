// SPDX-License-Identifier: Apache-2.0
/** REST resources of the entries of a configuration. */
@NullMarked
package io.mcpx.control.entry;

import org.jspecify.annotations.NullMarked;
