// SPDX-License-Identifier: Apache-2.0
/** Credentials obtained over real HTTP, from endpoints that behave and from those that do not. */
@NullMarked
package io.mcpx.proxy.credential;

import org.jspecify.annotations.NullMarked;
