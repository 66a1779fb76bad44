// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

/** One header line; every character stands for one byte. */
record Header(String name, String value) {}
