// SPDX-License-Identifier: Apache-2.0
/** Service accounts: programs with a role of their own, which get tokens for their secrets. */
@NullMarked
package io.mcpx.control.serviceaccount;

import org.jspecify.annotations.NullMarked;
