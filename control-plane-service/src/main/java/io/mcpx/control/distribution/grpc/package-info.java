// SPDX-License-Identifier: Apache-2.0
/** The edge: the contract {@code mcpx.config.v1} by gRPC. Its types go no further. */
@NullMarked
package io.mcpx.control.distribution.grpc;

import org.jspecify.annotations.NullMarked;
