// SPDX-License-Identifier: Apache-2.0
package io.mcpx.cli.process;

/** Something the user can do something about; its explanation is all there is to say. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String explanation;

    public Failure(String explanation) {
        super(explanation);
        this.explanation = explanation;
    }

    public String explanation() {
        return explanation;
    }
}
