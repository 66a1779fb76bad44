// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream;

/**
 * Why a server gave no answer.
 *
 * @param detail for logs; never for clients, never with credentials
 */
public record UpstreamFailure(Kind kind, String detail) {

    /** What clients, records and metrics may know. The labels are never renamed. */
    public enum Kind {
        TIMEOUT("upstream_timeout", "did not answer in time"),
        UNAVAILABLE("upstream_unavailable", "is not available"),
        OVERLOADED("upstream_overloaded", "has too much under way"),
        UNAUTHORIZED("upstream_unauthorized", "did not accept the gateway's credential"),
        PROTOCOL("upstream_protocol", "broke the protocol"),
        TOO_LARGE("upstream_too_large", "sent a message over the size limit");

        private final String label;
        private final String sentence;

        Kind(String label, String sentence) {
            this.label = label;
            this.sentence = sentence;
        }

        public String label() {
            return label;
        }

        /** The end of a sentence that begins with the server's name. */
        public String sentence() {
            return sentence;
        }
    }
}
