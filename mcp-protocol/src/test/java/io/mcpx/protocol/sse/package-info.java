// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.protocol.sse;

import org.jspecify.annotations.NullMarked;
