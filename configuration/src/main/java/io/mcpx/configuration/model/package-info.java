// SPDX-License-Identifier: Apache-2.0
/** What the formats share: names, addresses, headers, and the checks that end in a snapshot. */
@NullMarked
package io.mcpx.configuration.model;

import org.jspecify.annotations.NullMarked;
