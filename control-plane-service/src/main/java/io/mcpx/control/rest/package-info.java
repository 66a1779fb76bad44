// SPDX-License-Identifier: Apache-2.0
/** What every REST resource shares: who asks, problems, versions, pages, idempotency. */
@NullMarked
package io.mcpx.control.rest;

import org.jspecify.annotations.NullMarked;
