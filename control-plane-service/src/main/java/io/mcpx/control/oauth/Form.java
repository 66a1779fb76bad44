// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of a token request. None stands twice (RFC 6749, 3.2), and one without a value counts as missing. */
record Form(Map<String, String> parameters) {

    private static final int LONGEST = 16_384;

    Form {
        parameters = Map.copyOf(parameters);
    }

    static Form read(String body) {
        if (body.length() > LONGEST) {
            throw malformed("the request is too long");
        }
        var parameters = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            if (!value.isEmpty() && parameters.put(name, value) != null) {
                throw "resource".equals(name)
                        ? new OAuthError(OAuthError.Code.INVALID_TARGET, "a token is for one resource")
                        : malformed("a parameter stands twice");
            }
        }
        return new Form(parameters);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** Names only: values are secret. */
    @Override
    public String toString() {
        return "Form" + parameters.keySet();
    }

    static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("the parameters are not encoded as they should be");
        }
    }

    private static OAuthError malformed(String what) {
        return new OAuthError(OAuthError.Code.INVALID_REQUEST, what);
    }
}
