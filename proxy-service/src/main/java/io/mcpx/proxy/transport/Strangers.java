// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.transport;

/**
 * Whoever shows nothing, where the configuration asks for nothing.
 *
 * @param areWelcome whether they are served at all
 */
public record Strangers(boolean areWelcome) {}
