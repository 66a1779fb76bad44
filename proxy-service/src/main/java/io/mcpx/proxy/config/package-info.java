// SPDX-License-Identifier: Apache-2.0
/** Where the snapshot comes from: files, their checks and their watching. */
@NullMarked
package io.mcpx.proxy.config;

import org.jspecify.annotations.NullMarked;
