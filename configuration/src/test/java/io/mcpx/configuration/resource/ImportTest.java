// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.resource.Import.Document;
import io.mcpx.configuration.route.CredentialSpec.ApiKey;
import io.mcpx.configuration.route.CredentialSpec.Bearer;
import io.mcpx.configuration.route.SecretValue.Reference;
import io.mcpx.configuration.route.SecretValue.Scheme;
import io.mcpx.configuration.text.Problem;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImportTest {

    @Test
    void keepsReferencesInSecretsOfCredentials() {
        var imported = valid(Import.read(new Document("mcpx.yaml", """
                version: 1
                credentials:
                  a: {type: bearer, token: "${env:TOKEN}"}
                  b: {type: apiKey, header: X-Key, value: "${file:/secrets/key}"}
                """)));

        assertThat(imported.snapshot().credentials())
                .containsEntry("a", new Bearer(new Reference(Scheme.ENV, "TOKEN")))
                .containsEntry("b", new ApiKey("X-Key", new Reference(Scheme.FILE, "/secrets/key")));
    }

    @Test
    void refusesAFileThatIsRelativeToNoFolder() {
        assertThat(errors(Import.read(new Document("mcpx.yaml", """
                version: 1
                credentials:
                  a: {type: bearer, token: "${file:secrets/key}"}
                """))))
                .containsExactly(
                        "mcpx.yaml:3:28: credentials.a.token: found '${file:…}' (expected: ${file:/PATH}, absolute)");
    }

    @Test
    void looksNothingUpAnywhereElse() {
        assertThat(errors(Import.read(new Document("mcpx.yaml", """
                version: 1
                servers:
                  one: {url: "https://${env:HOST}/", headers: {X-Key: "${file:/etc/hostname}"}}
                """))))
                .containsExactly(
                        "mcpx.yaml:3:14: servers.one.url: '${env:' has no value here (expected: in the secrets of credentials, and with no other text)",
                        "mcpx.yaml:3:55: servers.one.headers.X-Key: '${file:' has no value here (expected: in the secrets of credentials, and with no other text)");
    }

    @Test
    void splitsADocumentIntoCanonicalEntries() {
        var imported = valid(Import.read(new Document("mcpx.yaml", """
                version: 1
                servers:
                  one: {url: "https://example.com/", timeout: 5s, active: true}
                gateways: {dev: {}}
                naming: {style: none}
                """)));

        assertThat(imported.resources())
                .extracting(resource -> resource.key() + " " + resource.body())
                .containsExactly(
                        "servers/one {\"active\":true,\"timeout\":\"5s\",\"url\":\"https://example.com/\"}",
                        "naming {\"style\":\"none\"}",
                        "gateways/dev {}");
        assertThat(imported.resources()).allMatch(Resource::isIntact);
    }

    @Test
    void readsAnMcpJsonWithItsAppYaml() {
        var imported = valid(Import.read(new Document("mcp.json", """
                        {"mcpServers": {"BigName": {"url": "https://example.com/mcp", "headers": {"X-Team": "a"}},
                          "slack": {"command": "npx", "args": ["-y", "$${x}"], "env": {"A": null}}}}"""), new Document("app.yaml", """
                        permissions: {default: {_type: default-allow, block: [writing]}, consumers: {dev: {allow: [writing]}}}
                        toolGroups: [{name: writing, services: {bigname: [delete], slack: "*"}}]
                        toolExtensions:
                          services: {slack: {post: {childTools: [{name: shout, overrideParams: {to: {value: "all"}}}]}}}
                        targetServerAttributes: {slack: {inactive: true}}
                        """)));

        var assembled = Assembly.EMPTY.with(imported.resources(), Set.of());

        assertThat(assembled).isInstanceOf(Assembled.Valid.class);
        assertThat(((Assembled.Valid) assembled).snapshot().withVersion("")).isEqualTo(imported.snapshot());
        var again = Import.read(new Document("mcpx.yaml", Resources.document(imported.resources())));
        assertThat(valid(again).resources()).isEqualTo(imported.resources());
    }

    @Test
    void refusesAServerThatRefersToThisMachine() {
        assertThat(
                        errors(
                                Import.read(
                                        new Document(
                                                "mcp.json",
                                                "{\"mcpServers\": {\"one\": {\"command\": \"node\", \"env\": {\"A\": {\"fromEnv\": \"KEY\"}}}}}"))))
                .singleElement()
                .asString()
                .contains("servers.one", "KEY");
    }

    @Test
    void refusesDocumentsThatDoNotBelongTogether() {
        assertThat(errors(Import.read(new Document("app.yaml", "toolGroups: []"))))
                .containsExactly("app.yaml: an app.yaml alone (expected: its mcp.json as the first document)");
        assertThat(errors(Import.read(new Document("a.yaml", "version: 1"), new Document("b.yaml", "auth: {}"))))
                .containsExactly(
                        "b.yaml: a second document beside an mcpx.yaml (expected: only an mcp.json has an app.yaml)");
        assertThat(errors(Import.read(new Document("mcpx.yaml", "x".repeat((4 << 20) + 1)))))
                .containsExactly("mcpx.yaml: larger than 4 MiB");
    }

    private static Imported.Valid valid(Imported imported) {
        return switch (imported) {
            case Imported.Valid valid -> valid;
            case Imported.Invalid(var errors, var warnings) -> throw new AssertionError(errors);
        };
    }

    private static List<String> errors(Imported imported) {
        return switch (imported) {
            case Imported.Valid valid -> List.of();
            case Imported.Invalid(var errors, var warnings) ->
                errors.stream().map(Problem::toString).toList();
        };
    }
}
