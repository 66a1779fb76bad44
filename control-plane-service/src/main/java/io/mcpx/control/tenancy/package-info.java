// SPDX-License-Identifier: Apache-2.0
/** In whose name the database is used: the only place that opens transactions. */
@NullMarked
package io.mcpx.control.tenancy;

import org.jspecify.annotations.NullMarked;
