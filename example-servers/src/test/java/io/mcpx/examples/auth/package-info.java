// SPDX-License-Identifier: Apache-2.0
/** Servers that require authentication, driven over HTTP. */
@NullMarked
package io.mcpx.examples.auth;

import org.jspecify.annotations.NullMarked;
