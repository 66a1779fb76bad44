// SPDX-License-Identifier: Apache-2.0
/** Stores of secrets, asked over real HTTP and real files. */
@NullMarked
package io.mcpx.proxy.credential.secret;

import org.jspecify.annotations.NullMarked;
