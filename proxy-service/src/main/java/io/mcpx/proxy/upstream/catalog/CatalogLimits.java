// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.catalog;

/**
 * Bounds on what is read of one list.
 *
 * @param pages requests for one list
 * @param items entries of one list
 * @param bytes of all pages of one list
 */
public record CatalogLimits(int pages, int items, long bytes) {}
