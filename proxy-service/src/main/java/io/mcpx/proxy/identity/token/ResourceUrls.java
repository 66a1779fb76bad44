// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.identity.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/**
 * What an endpoint is called by tokens (RFC 8707) and where it says so (RFC 9728). Built on the configured public URL, never on what a
 * request says of its host.
 *
 * @param path raw path of the endpoint as clients call it, without a slash at the end
 */
public record ResourceUrls(URI publicUrl, String path) {

    /** Where documents about resources are. */
    public static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

    private static final String PLAIN = "/%-._~!$&'()*+,;=:@";

    /** The identifier of the resource, which is the audience of tokens for it. */
    public String resource() {
        return origin() + below();
    }

    /** The URL of the document about it. */
    public String metadata() {
        return origin() + WELL_KNOWN + below();
    }

    private String origin() {
        return publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
    }

    private String below() {
        return prefix(publicUrl) + quoted(path);
    }

    /** What stands before the paths of the gateway in its public URL; empty when nothing does. */
    public static String prefix(URI publicUrl) {
        var path = publicUrl.getRawPath() == null ? "" : publicUrl.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** What may not stand in a URL is encoded, so that the result is safe in headers too. */
    private static String quoted(String path) {
        var quoted = new StringBuilder(path.length());
        path.codePoints().forEach(c -> {
            if (c < 128 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                quoted.append((char) c);
            } else {
                for (byte b : Character.toString(c).getBytes(UTF_8)) {
                    quoted.append('%').append("%02X".formatted(b & 0xff));
                }
            }
        });
        return quoted.toString();
    }
}
