// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

/** What the control plane sent breaks the contract. */
final class BrokenContract extends Exception {

    private static final long serialVersionUID = 1;

    private final String what;

    BrokenContract(String what) {
        super(what);
        this.what = what;
    }

    /** Which rule, for the people who read refusals; holds no part of a body. */
    String what() {
        return what;
    }
}
