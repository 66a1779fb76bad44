// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.text;

/** Text that is not of its syntax, so that nothing behind the place can be read. */
final class MalformedText extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final String what;

    MalformedText(Place place, String what) {
        super(place + ": " + what);
        this.place = place;
        this.what = what;
    }

    Place place() {
        return place;
    }

    String what() {
        return what;
    }
}
