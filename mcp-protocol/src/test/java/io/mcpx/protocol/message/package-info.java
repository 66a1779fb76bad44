// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.protocol.message;

import org.jspecify.annotations.NullMarked;
