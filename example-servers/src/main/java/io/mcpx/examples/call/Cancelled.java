// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.call;

import java.io.Serial;

/** The client cancelled the call: nothing is answered. */
public final class Cancelled extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public Cancelled() {
        super("cancelled by the client", null, false, false);
    }
}
