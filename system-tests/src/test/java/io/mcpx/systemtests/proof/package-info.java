// SPDX-License-Identifier: Apache-2.0
/** Proofs from outside: what the gateway changes and what it does not, what it does better, what it withstands. */
@NullMarked
package io.mcpx.systemtests.proof;

import org.jspecify.annotations.NullMarked;
