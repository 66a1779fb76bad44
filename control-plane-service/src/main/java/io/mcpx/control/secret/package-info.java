// SPDX-License-Identifier: Apache-2.0
/** Secrets at rest. */
@NullMarked
package io.mcpx.control.secret;

import org.jspecify.annotations.NullMarked;
