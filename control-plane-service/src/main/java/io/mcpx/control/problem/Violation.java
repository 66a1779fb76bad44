// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request. Never contains a value that may be secret.
 *
 * @param pointer where, as a JSON pointer into the body (RFC 6901), or the name of a parameter or header
 * @param found what stands there; null when that is not told
 * @param expected what may stand there
 */
public record Violation(String pointer, @Nullable String found, String expected) {}
