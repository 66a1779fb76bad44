// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.grant;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** One header that holds a secret. Two of them are the same only if they are one object. */
public final class GrantedHeader {

    private final CharSequence name;
    private final String value;

    /** Fails with {@link IllegalArgumentException}, which does not show it, if the value has characters that no header may have. */
    public GrantedHeader(String name, String value) {
        if (value.isEmpty() || !value.chars().allMatch(GrantedHeader::isSendable)) {
            throw new IllegalArgumentException("the value is empty, or has characters that no header may have");
        }
        this.name = HttpHeaders.createOptimized(name);
        this.value = value;
    }

    /** Sets it, in the place of what has its name. */
    public void set(MultiMap headers) {
        headers.set(name, value);
    }

    /** Whether both say the same to a server. */
    public boolean isLike(GrantedHeader other) {
        return value.equals(other.value);
    }

    /** The name only. */
    @Override
    public String toString() {
        return name + ": (hidden)";
    }

    /** Visible ASCII and blanks: RFC 9110 section 5.5 without what is obsolete. */
    private static boolean isSendable(int character) {
        return character >= ' ' && character < 0x7f;
    }
}
