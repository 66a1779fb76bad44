// SPDX-License-Identifier: Apache-2.0
/** Makes the archive from which the gateway's JVM starts in less than half the time. */
@NullMarked
package io.mcpx.cli.train;

import org.jspecify.annotations.NullMarked;
