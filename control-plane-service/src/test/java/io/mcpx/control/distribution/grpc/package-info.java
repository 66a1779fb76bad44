// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.control.distribution.grpc;

import org.jspecify.annotations.NullMarked;
