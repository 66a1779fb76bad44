// SPDX-License-Identifier: Apache-2.0
/** The snapshot in force as plain immutable tables: servers, gateways, rules. Pure Java. */
@NullMarked
package io.mcpx.configuration.route;

import org.jspecify.annotations.NullMarked;
