// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import java.time.Duration;

/**
 * Bounds on access tokens.
 *
 * @param longest characters of a token
 * @param skew by how much the clocks of issuers may differ from ours
 * @param remembered verified tokens kept at once
 */
public record TokenLimits(int longest, Duration skew, int remembered) {}
