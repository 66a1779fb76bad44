// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.control.oauth;

import org.jspecify.annotations.NullMarked;
