// SPDX-License-Identifier: Apache-2.0
/** Opaque handles that clients carry: sealed so that only this gateway can read or make them. */
@NullMarked
package io.mcpx.proxy.seal;

import org.jspecify.annotations.NullMarked;
