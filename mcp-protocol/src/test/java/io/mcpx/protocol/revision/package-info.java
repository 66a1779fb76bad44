// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.protocol.revision;

import org.jspecify.annotations.NullMarked;
