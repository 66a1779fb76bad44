// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.route.EndpointId;

/** The rules of one snapshot. */
public interface AccessRules {

    /** The class of callers that this one belongs to at this endpoint; equal rights give the identical instance. */
    Access of(Caller caller, EndpointId endpoint);
}
