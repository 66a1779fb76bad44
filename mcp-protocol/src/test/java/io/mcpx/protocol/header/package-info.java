// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.protocol.header;

import org.jspecify.annotations.NullMarked;
