// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.content;

/** The smallest valid media. */
public final class Samples {

    /** One red pixel, Base64. */
    public static final String PNG =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGP4z8AAAAMBAQDJ/pLvAAAAAElFTkSuQmCC";

    /** One silent sample, Base64. */
    public static final String WAV = "UklGRiYAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YQIAAAAAAA==";

    private Samples() {}
}
