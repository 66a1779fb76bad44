// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import io.mcpx.configuration.route.IssuerSpec;
import org.jspecify.annotations.Nullable;

/** The keys of issuers as they were last published. Thread-safe, never blocks. */
public interface IssuerKeys {

    /** Nobody's. */
    IssuerKeys NONE = new IssuerKeys() {
        @Override
        public @Nullable SigningKeys find(IssuerSpec issuer) {
            return null;
        }

        @Override
        public void renew(IssuerSpec issuer, Runnable then) {
            then.run();
        }
    };

    /** The last good keys of an issuer; null when none were read yet. */
    @Nullable
    SigningKeys find(IssuerSpec issuer);

    /**
     * Reads the issuer's keys again, once for all who ask meanwhile, and not at all if that was done a moment ago.
     *
     * @param then runs once, on any thread, when that is done, has failed or takes too long
     */
    void renew(IssuerSpec issuer, Runnable then);
}
