// SPDX-License-Identifier: Apache-2.0
/** API keys of agents: shown once, kept as hashes, and given to gateway instances as a part of their agent. */
@NullMarked
package io.mcpx.control.agent;

import org.jspecify.annotations.NullMarked;
