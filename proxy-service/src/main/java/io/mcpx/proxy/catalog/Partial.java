// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.catalog;

import java.util.List;

/**
 * What a list may lack.
 *
 * @param stale servers that are away and whose last good list is shown
 * @param unread how many servers have not been read at all
 */
record Partial(List<String> stale, int unread) {

    boolean isEmpty() {
        return stale.isEmpty() && unread == 0;
    }
}
