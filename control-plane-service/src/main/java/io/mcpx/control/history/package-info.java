// SPDX-License-Identifier: Apache-2.0
/** What happened: revisions and administrative acts. */
@NullMarked
package io.mcpx.control.history;

import org.jspecify.annotations.NullMarked;
