// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.session;

/** What came of looking for the session of an id. */
public sealed interface Sought {

    /** It is open in this process. */
    record Here(Session session) implements Sought {}

    /** It is the caller's and may be open on another replica, or go on here when that one is gone. */
    record Away(SessionTicket ticket) implements Sought {}

    /** It has ended, never was, or is somebody else's; these cannot be told apart. */
    record Gone() implements Sought {}
}
