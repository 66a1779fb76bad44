// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.access;

/** What a request shows to prove who sent it. */
public sealed interface Proof {

    /** The token of {@code Authorization: Bearer} (RFC 6750). */
    record Bearer(String token) implements Proof {
        @Override
        public String toString() {
            return "Bearer[]";
        }
    }

    /** The value of the session cookie; the request has passed the checks against forgery. */
    record Session(String value) implements Proof {
        @Override
        public String toString() {
            return "Session[]";
        }
    }
}
