// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.mcpx.control.rest;

import org.jspecify.annotations.NullMarked;
