// SPDX-License-Identifier: Apache-2.0
/** The PostgreSQL that {@code up} brings along: its programs, its database, its process. */
@NullMarked
package io.mcpx.cli.postgres;

import org.jspecify.annotations.NullMarked;
