// SPDX-License-Identifier: Apache-2.0
/** What everything that is held for others may take together. */
@NullMarked
package io.mcpx.proxy.memory;

import org.jspecify.annotations.NullMarked;
