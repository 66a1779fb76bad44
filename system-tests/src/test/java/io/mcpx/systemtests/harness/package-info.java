// SPDX-License-Identifier: Apache-2.0
/** Starts and ends what the system tests look at. */
@NullMarked
package io.mcpx.systemtests.harness;

import org.jspecify.annotations.NullMarked;
