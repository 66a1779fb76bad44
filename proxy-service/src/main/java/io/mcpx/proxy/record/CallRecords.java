// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.record;

/** Where call records go. Must not block or throw. */
public interface CallRecords {
    void accept(CallRecord call);
}
