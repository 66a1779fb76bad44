// SPDX-License-Identifier: Apache-2.0
/** The entries of an organisation's configuration, stored and materialised. */
@NullMarked
package io.mcpx.control.document;

import org.jspecify.annotations.NullMarked;
