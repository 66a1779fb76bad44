// SPDX-License-Identifier: Apache-2.0
/** JSON as bytes: one strict scan, slices of the text, splices into it. No tree of the payload is ever built. */
@NullMarked
package io.mcpx.protocol.json;

import org.jspecify.annotations.NullMarked;
