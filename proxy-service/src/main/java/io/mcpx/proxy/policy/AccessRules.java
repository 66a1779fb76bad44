// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.policy;

import io.mcpx.proxy.identity.Caller;
import io.mcpx.proxy.route.EndpointId;

/** The rules of one snapshot. */
public interface AccessRules {

    /** The class of callers that this one belongs to at this endpoint; equal rights give the identical instance. */
    Access of(Caller caller, EndpointId endpoint);
}
