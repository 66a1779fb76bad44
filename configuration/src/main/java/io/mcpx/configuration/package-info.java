// SPDX-License-Identifier: Apache-2.0
/**
 * The configuration of the suite: files of every format become one checked snapshot. Shared by all who read configurations, so
 * that none of them reads or decides otherwise than the gateway.
 */
@NullMarked
package io.mcpx.configuration;

import org.jspecify.annotations.NullMarked;
