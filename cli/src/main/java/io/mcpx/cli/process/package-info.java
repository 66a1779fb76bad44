// SPDX-License-Identifier: Apache-2.0
/** Child processes with their whole trees, ports, npm packages: what {@code up} and the system tests start things with. */
@NullMarked
package io.mcpx.cli.process;

import org.jspecify.annotations.NullMarked;
