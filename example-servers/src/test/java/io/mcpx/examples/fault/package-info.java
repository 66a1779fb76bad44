// SPDX-License-Identifier: Apache-2.0

@NullMarked
package io.mcpx.examples.fault;

import org.jspecify.annotations.NullMarked;
