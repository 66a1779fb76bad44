// SPDX-License-Identifier: Apache-2.0
/** A change is one transaction: rights, rows, check, revision, resources, outbox. */
@NullMarked
package io.mcpx.control.change;

import org.jspecify.annotations.NullMarked;
