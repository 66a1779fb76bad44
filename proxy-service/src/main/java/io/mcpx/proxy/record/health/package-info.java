// SPDX-License-Identifier: Apache-2.0
/** What an orchestrator and an operator may ask of a running proxy. */
@NullMarked
package io.mcpx.proxy.record.health;

import org.jspecify.annotations.NullMarked;
