// SPDX-License-Identifier: Apache-2.0
/** Merged lists: exposed names, pages, changes. */
@NullMarked
package io.mcpx.proxy.catalog;

import org.jspecify.annotations.NullMarked;
