// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import java.time.Instant;
import java.util.Optional;

/**
 * How the push stands.
 *
 * @param isConnected whether a stream to the control plane is open
 * @param heardAt when the control plane last said anything; empty if it never did
 * @param trouble why there is no stream, or what is wrong with the snapshot on disk; for operators
 */
public record ControlStatus(boolean isConnected, Optional<Instant> heardAt, Optional<String> trouble) {}
