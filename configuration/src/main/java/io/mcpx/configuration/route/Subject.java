// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

/**
 * Whom a token names.
 *
 * @param issuer who says so, exactly as an {@link IssuerSpec} has it
 * @param subject the value of that issuer's subject claim, compared exactly
 */
public record Subject(String issuer, String subject) {}
