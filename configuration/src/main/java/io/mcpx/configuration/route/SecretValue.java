// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.route;

/** A value nobody may see: either itself, or where it is. */
public sealed interface SecretValue {

    /** The value itself, never blank. */
    record Literal(String value) implements SecretValue {

        public Literal {
            if (value.isBlank()) {
                throw new IllegalArgumentException("secret: blank (expected: a value)");
            }
        }

        @Override
        public String toString() {
            return "Literal[]";
        }
    }

    /**
     * Where the value is found when a connection needs it. Not secret itself, but it tells how a company keeps its secrets: for
     * operators, not for clients.
     *
     * @param locator what the scheme needs to find it, such as {@code path#field}
     */
    record Reference(Scheme scheme, String locator) implements SecretValue {

        /** As it stands in a file. */
        public String written() {
            return "${" + scheme.label() + ":" + locator + "}";
        }
    }

    /** Where values can be kept. */
    enum Scheme {
        /** An environment variable of the gateway; the locator is its name. */
        ENV("env"),
        /** A file of the gateway; the locator is its path. */
        FILE("file"),
        /** HashiCorp Vault; the locator is {@code path#field}. */
        VAULT("vault"),
        /** A secret of Kubernetes in the gateway's namespace; the locator is {@code name#key}. */
        K8S("k8s");

        private final String label;

        Scheme(String label) {
            this.label = label;
        }

        /** What stands before the colon. */
        public String label() {
            return label;
        }
    }
}
