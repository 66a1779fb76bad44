// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.up;

/** What an example server asks of whoever calls it, and the credential by which the gateway has it. */
enum Guard {
    KEYED("keyed", "api-key:X-Example-Key"),
    BEARER("bearer", "bearer"),
    CLIENT("client", "client-credentials");

    private final String label;
    private final String requirement;

    Guard(String label, String requirement) {
        this.label = label;
        this.requirement = requirement;
    }

    /** The name of the server, of its credential, and of the secret in the data folder. */
    String label() {
        return label;
    }

    /** In the words of the example servers' {@code --require}. */
    String requirement() {
        return requirement;
    }

    int port(ExamplePorts ports) {
        return switch (this) {
            case KEYED -> ports.keyed();
            case BEARER -> ports.bearer();
            case CLIENT -> ports.client();
        };
    }

    /** The secret in the data folder. */
    String secret() {
        return "example-" + label;
    }

    /** The credential, as an entry of {@code mcpx.yaml}. */
    String credential(String secret, ExamplePorts ports) {
        return switch (this) {
            case KEYED -> "{\"type\": \"apiKey\", \"header\": \"X-Example-Key\", \"value\": \"" + secret + "\"}";
            case BEARER -> "{\"type\": \"bearer\", \"token\": \"" + secret + "\"}";
            case CLIENT ->
                "{\"type\": \"clientCredentials\", \"tokenUrl\": \"" + ports.tokenUrl()
                        + "\", \"clientId\": \"mcpx\", \"scopes\": [\"mcp\"], \"clientSecret\": \"" + secret + "\"}";
        };
    }
}
