// SPDX-License-Identifier: Apache-2.0
/** Token endpoints and stores of secrets that do what a test tells them. */
@NullMarked
package io.mcpx.proxy.credential.fake;

import org.jspecify.annotations.NullMarked;
