// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import java.io.Serial;

/** A document of an issuer that is not to be had; the message is for the operator. */
final class DocumentFailure extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    DocumentFailure(String message) {
        super(message, null, false, false);
    }
}
