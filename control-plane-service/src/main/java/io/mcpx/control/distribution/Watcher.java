// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.distribution;

/** A replica that listens. Called by any thread, and must return at once. */
public interface Watcher {

    KnownInstance instance();

    /** This is what it is to have now. */
    void offer(View view);

    /** Its instance does not exist any more. */
    void dismiss();
}
