// SPDX-License-Identifier: Apache-2.0
/** Personal access tokens: what people give their own programs. */
@NullMarked
package io.mcpx.control.token;

import org.jspecify.annotations.NullMarked;
