// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.protocol.json;

import org.jspecify.annotations.NullMarked;
