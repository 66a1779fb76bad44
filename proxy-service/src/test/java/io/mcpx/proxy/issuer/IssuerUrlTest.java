// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IssuerUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://idp.example/realm",
                "http://127.0.0.1:8080",
                "http://[::1]/x",
                "http://localhost/x",
                "HTTPS://idp"
            })
    void isHttpsOrOnThisMachine(String url) {
        assertThat(IssuerUrl.parse(url)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://idp.example",
                "http://localhost.evil.example",
                "http://127.0.0.1.nip.io",
                "ftp://127.0.0.1",
                "https://user@idp.example",
                "https://idp.example/#x",
                "idp.example",
                "https:///x",
                "https://a b",
                ""
            })
    void isNothingElse(String url) {
        assertThat(IssuerUrl.parse(url)).isEmpty();
    }

    @Test
    void hasItsMetadataInEitherPlace() {
        assertThat(IssuerUrl.parse("https://idp.example:8443/a/b").orElseThrow().metadata())
                .extracting(IssuerUrl::toString)
                .containsExactly(
                        "https://idp.example:8443/a/b/.well-known/openid-configuration",
                        "https://idp.example:8443/.well-known/oauth-authorization-server/a/b");
        assertThat(IssuerUrl.parse("https://idp.example/").orElseThrow().metadata())
                .extracting(IssuerUrl::toString)
                .containsExactly(
                        "https://idp.example/.well-known/openid-configuration",
                        "https://idp.example/.well-known/oauth-authorization-server");
    }
}
