// SPDX-License-Identifier: Apache-2.0
/**
 * Snapshots that the control plane pushes: the stream, the gathering and checking of changes, and the last good one on disk.
 * The generated types of the contract stop here.
 */
@NullMarked
package io.mcpx.proxy.config.push;

import org.jspecify.annotations.NullMarked;
