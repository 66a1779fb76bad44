// SPDX-License-Identifier: Apache-2.0
/** Gateway instances: the deployments that an organisation's configuration is pushed to. */
@NullMarked
package io.mcpx.control.instance;

import org.jspecify.annotations.NullMarked;
