// SPDX-License-Identifier: Apache-2.0
/** Whether a configuration is good, and whom a change concerns: by the readers and rules that the gateways use. */
@NullMarked
package io.mcpx.control.check;

import org.jspecify.annotations.NullMarked;
