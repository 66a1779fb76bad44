// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.model;

import io.mcpx.configuration.route.ServerSpec.Egress;
import io.mcpx.configuration.text.Field;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The URL of a server, and which addresses its host may resolve to. */
public record Address(URI url) {

    private static final List<String> LOCAL_SUFFIXES =
            List.of(".svc", ".cluster.local", ".local", ".internal", ".lan", ".home.arpa", ".localdomain");

    private static final Pattern BEGINNING = Pattern.compile("^\\p{Print}{0,32}?(://|:|/)[^/?#\\p{Cntrl}]{0,64}");

    /** Reads an http or https URL without user information and fragment. */
    public static Optional<Address> read(Field field) {
        return field.text().flatMap(text -> read(field, text.strip()));
    }

    private static Optional<Address> read(Field field, String text) {
        var url = parse(text).filter(Address::isUsable);
        if (url.isEmpty()) {
            field.expected("an http or https URL with a host, without user information and fragment", shown(field));
        }
        return url.map(Address::new);
    }

    private static boolean isUsable(URI url) {
        return isHttp(url) && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null;
    }

    /** The beginning, as it is written: what follows the host may be secret, and so may what stands before an at sign. */
    private static String shown(Field field) {
        var text = field.word().orElse("");
        var beginning = BEGINNING.matcher(text);
        return text.contains("@") || !beginning.find()
                ? "a text of length " + text.length()
                : "'" + beginning.group() + "…'";
    }

    /** Whether requests to it go over TLS. */
    public boolean isEncrypted() {
        return "https".equalsIgnoreCase(url.getScheme());
    }

    /**
     * What is allowed when the administrator says nothing: what the host is in so many words. A literal address is allowed
     * as what it is; names that cannot be public ones (a single label, {@code .svc}, {@code .internal} and the like) may be
     * private; any other name must be public.
     */
    public Egress impliedEgress() {
        var host = host();
        if (host.equals("localhost") || host.endsWith(".localhost")) {
            return Egress.LOOPBACK;
        }
        return literal().map(Address::kind).orElseGet(() -> isLocalName(host) ? Egress.PRIVATE : Egress.PUBLIC);
    }

    /** Whether the host says itself which addresses it means: a literal address, or {@code localhost}. */
    public boolean isLiteral() {
        return literal().isPresent() || impliedEgress() == Egress.LOOPBACK;
    }

    /** Whether the host is literally an address that no server may have, such as that of a cloud's metadata. */
    public boolean isNeverReached() {
        return literal()
                .filter(address ->
                        address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress())
                .isPresent();
    }

    private static Egress kind(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return Egress.LOOPBACK;
        }
        return address.isSiteLocalAddress() || isUniqueLocal(address) ? Egress.PRIVATE : Egress.PUBLIC;
    }

    /** fc00::/7 and 100.64.0.0/10, which {@link InetAddress} does not know. */
    private static boolean isUniqueLocal(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 16 ? (bytes[0] & 0xfe) == 0xfc : bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }

    private Optional<InetAddress> literal() {
        try {
            return Optional.of(InetAddress.ofLiteral(host()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isLocalName(String host) {
        return host.indexOf('.') < 0 || LOCAL_SUFFIXES.stream().anyMatch(host::endsWith);
    }

    /** Lower case, without the brackets of IPv6 and the dot at the end of a full name. */
    private String host() {
        return url.getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$|\\.$", "");
    }

    private static Optional<URI> parse(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isHttp(URI url) {
        return "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
    }
}
