// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.contracts.config.v1;

import org.jspecify.annotations.NullMarked;
