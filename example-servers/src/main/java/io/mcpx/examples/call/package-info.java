// SPDX-License-Identifier: Apache-2.0

/** What a tool or prompt sees of the call it serves, and what it may answer, whatever the revision. */
@NullMarked
package io.mcpx.examples.call;

import org.jspecify.annotations.NullMarked;
