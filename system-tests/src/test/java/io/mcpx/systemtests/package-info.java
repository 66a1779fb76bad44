// SPDX-License-Identifier: Apache-2.0
/** The suite from outside: real clients against what a user starts. */
@NullMarked
package io.mcpx.systemtests;

import org.jspecify.annotations.NullMarked;
