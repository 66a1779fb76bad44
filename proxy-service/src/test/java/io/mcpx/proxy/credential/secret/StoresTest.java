// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.proxy.credential.fake.CredentialSettings;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {

    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void readsAFileWithoutItsLineEndAndReadsItAgain() throws IOException {
        var file = Files.writeString(folder.resolve("key"), "one\n");
        var files = files();
        assertThat(value(files.find(file.toString()))).isEqualTo("one");

        Files.writeString(file, "two");

        assertThat(value(files.find(file.toString()))).isEqualTo("two");
    }

    @Test
    void saysWhichFileItCannotRead() throws IOException {
        var files = files();
        var large = Files.write(folder.resolve("large"), new byte[(64 << 10) + 1]);

        assertThat(failure(files.find(folder.resolve("none").toString())))
                .startsWith("secret file:")
                .endsWith("none not available: no such file");
        assertThat(failure(files.find(large.toString()))).endsWith("larger than 65536 bytes");
        assertThat(failure(files.find(folder.toString()))).endsWith("no such file");
    }

    @Test
    void looksForNoFileInItsOwnFolder() {
        var files = files();

        assertThat(failure(files.find("pom.xml")))
                .isEqualTo("secret file:pom.xml not available: a relative path (expected: an absolute one)");
    }

    @Test
    void readsNoFileOutsideTheFolderThatIsForServers() throws IOException {
        var outside = Files.writeString(folder.resolveSibling(folder.getFileName() + "-key"), "planted");
        var round = folder.resolve("..").resolve(outside.getFileName());
        var refused = "not for servers (expected: in the folder mcpx.credentials.file-folder)";

        assertThat(failure(files().find(outside.toString()))).endsWith(refused);
        assertThat(failure(files().find(round.toString()))).endsWith(refused);
        assertThat(failure(new FileSecrets(VERTX, CredentialSettings.with(Map.of())).find(outside.toString())))
                .endsWith(refused);
        Files.delete(outside);
    }

    @Test
    void readsNoVariableThatIsNotForServers() {
        assertThat(System.getenv()).containsKey("PATH");
        assertThat(failure(new EnvironmentSecrets(CredentialSettings.with(Map.of())).find("PATH")))
                .isEqualTo("secret env:PATH not available:"
                        + " not for servers (expected: MCPX_SECRET_…, by mcpx.credentials.env-prefix)");
    }

    @Test
    void readsAVariableThatIsForServers() {
        var variables = new EnvironmentSecrets(CredentialSettings.with(Map.of("env-prefix", "PA")));

        assertThat(value(variables.find("PATH"))).isEqualTo(System.getenv("PATH"));
    }

    @ParameterizedTest
    @CsvSource({
        "secret/team/server#key, true",
        "team/..server/a.b#key, true",
        "../auth/token#key, false",
        "team/../../sys#key, false",
        "team/.#key, false",
        "team/..#key, false",
        "team?list=true#key, false",
        "team/%2e%2e/sys#key, false",
        "team, false"
    })
    void asksVaultForNothingOutsideItsEngine(String locator, boolean asked) {
        assertThat(VaultSecrets.locator(locator).isPresent()).isEqualTo(asked);
    }

    @Test
    void saysWhichVariableIsMissing() {
        assertThat(failure(new EnvironmentSecrets(CredentialSettings.with(Map.of())).find("MCPX_SECRET_NOWHERE")))
                .isEqualTo("secret env:MCPX_SECRET_NOWHERE not available: no such environment variable");
    }

    @Test
    void readsASecretThatIsMountedInAFolder() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("github")).resolve("token"), "t-1");
        var secrets = new KubernetesSecrets(VERTX, CredentialSettings.with(Map.of("k8s.directory", folder.toString())));

        assertThat(value(secrets.find("github#token"))).isEqualTo("t-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "../github#token", "github#../token", "github#..", "a/b#token", "#x", "github#"})
    void leadsToNoOtherPlace(String locator) {
        var secrets = new KubernetesSecrets(VERTX, CredentialSettings.with(Map.of("k8s.directory", folder.toString())));

        assertThat(failure(secrets.find(locator))).endsWith("no secret and key (expected: name#key)");
    }

    @Test
    void asksTheKubernetesApiWithTheTokenOfThePod() throws IOException {
        Files.writeString(folder.resolve("token"), "pod-token\n");
        Files.writeString(folder.resolve("namespace"), "team");
        var seen = new CopyOnWriteArrayList<String>();
        var api = api(request -> {
            seen.add(request.uri() + " " + request.getHeader("Authorization"));
            request.response()
                    .end(new JsonObject()
                            .put("data", new JsonObject().put("token", "dC0x"))
                            .toBuffer());
        });
        try {
            var secrets = kubernetes(api);

            assertThat(value(secrets.find("github#token"))).isEqualTo("t-1");
            assertThat(failure(secrets.find("github#other"))).endsWith("the secret has no such key");
            assertThat(seen)
                    .isEqualTo(List.of(
                            "/api/v1/namespaces/team/secrets/github Bearer pod-token",
                            "/api/v1/namespaces/team/secrets/github Bearer pod-token"));
        } finally {
            api.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    @Test
    void tellsWhatTheKubernetesApiRefuses() throws IOException {
        Files.writeString(folder.resolve("token"), "pod-token");
        Files.writeString(folder.resolve("namespace"), "team");
        var api = api(request -> request.response().setStatusCode(403).end("planted"));
        try {
            assertThat(failure(kubernetes(api).find("github#token")))
                    .isEqualTo(
                            "secret k8s:github#token not available: the Kubernetes API answered with HTTP status 403");
        } finally {
            api.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private KubernetesSecrets kubernetes(HttpServer api) {
        return new KubernetesSecrets(
                VERTX,
                CredentialSettings.with(Map.of(
                        "k8s.url", "http://127.0.0.1:" + api.actualPort(), "k8s.service-account", folder.toString())));
    }

    private static HttpServer api(Handler<HttpServerRequest> handler) {
        return VERTX.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static String value(Future<Leased<String>> found) {
        var leased = found.toCompletionStage().toCompletableFuture().join();
        assertThat(leased.toString()).doesNotContain(leased.value());
        return leased.value();
    }

    private FileSecrets files() {
        return new FileSecrets(VERTX, CredentialSettings.with(Map.of("file-folder", folder.toString())));
    }

    private static String failure(Future<Leased<String>> found) {
        try {
            throw new AssertionError(
                    "found: " + found.toCompletionStage().toCompletableFuture().get());
        } catch (ExecutionException e) {
            return String.valueOf(Objects.requireNonNull(e.getCause()).getMessage());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
