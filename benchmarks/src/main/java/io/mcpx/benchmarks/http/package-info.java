// SPDX-License-Identifier: Apache-2.0
/** HTTP/1.1 as bytes, for both ends of a measurement: as little work as possible, no objects per message. */
@NullMarked
package io.mcpx.benchmarks.http;

import org.jspecify.annotations.NullMarked;
