// SPDX-License-Identifier: Apache-2.0
/** Organisations: the tenants. */
@NullMarked
package io.mcpx.control.organisation;

import org.jspecify.annotations.NullMarked;
