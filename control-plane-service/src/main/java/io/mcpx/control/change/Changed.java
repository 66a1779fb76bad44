// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.change;

import io.mcpx.control.document.Configuration;

/**
 * What came of an order.
 *
 * @param revision the organisation's revision from then on; that of before when nothing differs
 * @param after the entries as they are stored then
 */
public record Changed(long revision, Diff diff, Configuration after) {}
