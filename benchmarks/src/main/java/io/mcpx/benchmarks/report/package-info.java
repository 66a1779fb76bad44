// SPDX-License-Identifier: Apache-2.0
/** From figures to a Markdown document: tables, ratios, and which goals are reached. */
@NullMarked
package io.mcpx.benchmarks.report;

import org.jspecify.annotations.NullMarked;
