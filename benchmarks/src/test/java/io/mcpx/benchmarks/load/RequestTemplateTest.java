// SPDX-License-Identifier: Apache-2.0
package io.mcpx.benchmarks.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestTemplateTest {

    private static final Endpoint ENDPOINT =
            new Endpoint(URI.create("http://127.0.0.1:8080/mcp/gateway/a?b=c"), Map.of("x-api-key", "k"));

    @Test
    void changesNothingButTheId() {
        var template = new Client.Legacy(ENDPOINT, "s-1").request(Operation.call("a__text", "{\"n\":1}"));

        var first = text(template);
        var second = text(template);

        assertThat(first).contains("\"id\":100000000,");
        assertThat(second).isEqualTo(first.replace("\"id\":100000000,", "\"id\":100000001,"));
        assertThat(template.id()).asString(ISO_8859_1).isEqualTo("100000001");
    }

    @Test
    void announcesTheLengthOfItsBody() {
        var request = text(new Client.Modern(ENDPOINT).request(Operation.list()));
        var body = request.substring(request.indexOf("\r\n\r\n") + 4);

        assertThat(request).contains("\r\nContent-Length: " + body.length() + "\r\n");
    }

    @Test
    void sendsTheSessionOfALegacyClient() {
        assertThat(text(new Client.Legacy(ENDPOINT, "s-1").request(Operation.list())))
                .startsWith("POST /mcp/gateway/a?b=c HTTP/1.1\r\n")
                .contains("\r\nMcp-Session-Id: s-1\r\n", "\r\nx-api-key: k\r\n", "\r\nHost: 127.0.0.1:8080\r\n")
                .endsWith("{\"jsonrpc\":\"2.0\",\"id\":100000000,\"method\":\"tools/list\",\"params\":{}}");
    }

    @Test
    void repeatsMethodAndNameInTheHeadersOfAModernClient() {
        assertThat(text(new Client.Modern(ENDPOINT).request(Operation.call("a__text", "{}"))))
                .contains("\r\nMcp-Method: tools/call\r\n", "\r\nMcp-Name: a__text\r\n")
                .contains("\"params\":{\"name\":\"a__text\",\"arguments\":{},\"_meta\":{")
                .doesNotContain("Mcp-Session-Id");
    }

    @Test
    void refusesUrlsItCannotReach() {
        assertThatThrownBy(() -> new Endpoint(URI.create("https://127.0.0.1/mcp"), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected: http://");
    }

    private static String text(RequestTemplate template) {
        return ISO_8859_1.decode(template.next()).toString();
    }
}
