// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

/**
 * A complete answer.
 *
 * @param type the media type, without parameters and in lower case; empty when there is none
 * @param closes whether the connection ends with it
 * @param session the id of the session it opens, or nothing
 * @param text the body, a character for each byte
 */
record Answer(int status, String type, boolean closes, String session, String text) {

    boolean isJson() {
        return type.equals("application/json");
    }

    boolean isStream() {
        return type.equals("text/event-stream");
    }

    @Override
    public String toString() {
        return status + " " + type + (closes ? " and closes" : "") + " "
                + (text.length() > 2000 ? text.substring(0, 2000) + "…" : text);
    }
}
