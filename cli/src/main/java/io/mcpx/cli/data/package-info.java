// SPDX-License-Identifier: Apache-2.0
/** The folder in which a started suite keeps what must outlive it: who uses it, what runs, keys and passwords. */
@NullMarked
package io.mcpx.cli.data;

import org.jspecify.annotations.NullMarked;
