// SPDX-License-Identifier: Apache-2.0
/** What clients of a server have to show, and the small authorization server that issues it where it is a token. */
@NullMarked
package io.mcpx.examples.auth;

import org.jspecify.annotations.NullMarked;
