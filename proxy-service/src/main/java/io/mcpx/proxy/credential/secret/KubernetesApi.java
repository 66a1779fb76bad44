// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.credential.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.proxy.credential.secret.BoundedExchange.Answer;
import io.mcpx.proxy.upstream.http.Origin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads one secret at a time from the Kubernetes API. Token and namespace are read from the service account's folder each time,
 * since the token is replaced there before it expires.
 */
final class KubernetesApi {

    private record Account(String token, String namespace) {}

    private final Vertx vertx;
    private final CredentialConfig config;
    private volatile @Nullable HttpClient client;

    KubernetesApi(Vertx vertx, CredentialConfig config) {
        this.vertx = vertx;
        this.config = config;
    }

    /** Fails with a message that says why. */
    Future<String> read(Locator where) {
        return address()
                .map(url -> account().compose(account -> ask(url, account, where)))
                .orElseGet(() -> Future.failedFuture("not in a cluster: KUBERNETES_SERVICE_HOST is not set"));
    }

    private Optional<URI> address() {
        return config.k8s()
                .url()
                .or(() -> Optional.ofNullable(System.getenv("KUBERNETES_SERVICE_HOST"))
                        .map(host -> host.contains(":") ? "[" + host + "]" : host)
                        .map(host -> URI.create("https://" + host + ":" + port())));
    }

    private static String port() {
        return Optional.ofNullable(System.getenv("KUBERNETES_SERVICE_PORT")).orElse("443");
    }

    private Future<Account> account() {
        return file("token").compose(token -> file("namespace").map(namespace -> new Account(token, namespace)));
    }

    private Future<String> file(String name) {
        return SecretFiles.read(vertx, config.k8s().serviceAccount().resolve(name))
                .recover(failure -> Future.failedFuture("the service account's " + name + " cannot be read"));
    }

    private Future<String> ask(URI url, Account account, Locator where) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(Origin.host(url))
                .setPort(Origin.port(url))
                .setSsl(Origin.isHttps(url))
                .setURI("/api/v1/namespaces/" + account.namespace().strip() + "/secrets/" + where.place())
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(
                        HttpHeaders.AUTHORIZATION, "Bearer " + account.token().strip());
        return BoundedExchange.run(vertx, config, client(url), options, Buffer.buffer())
                .compose(answer -> value(answer, where.field()));
    }

    private static Future<String> value(Answer answer, String key) {
        if (answer.status() != 200) {
            return Future.failedFuture("the Kubernetes API answered with HTTP status " + answer.status());
        }
        try {
            var data = new JsonObject(answer.body()).getJsonObject("data", new JsonObject());
            var value = data.getString(key);
            return value == null
                    ? Future.failedFuture("the secret has no such key")
                    : Future.succeededFuture(new String(Base64.getDecoder().decode(value), UTF_8));
        } catch (DecodeException | ClassCastException | IllegalArgumentException e) {
            return Future.failedFuture("the Kubernetes API answered with something else than a secret");
        }
    }

    /** Made when first needed: most gateways never need it. */
    private HttpClient client(URI url) {
        var made = client;
        if (made == null) {
            var authority = config.k8s().serviceAccount().resolve("ca.crt");
            var options = new HttpClientOptions()
                    .setConnectTimeout(Math.toIntExact(config.timeout().toMillis()));
            if (Origin.isHttps(url)) {
                options.setTrustOptions(new PemTrustOptions().addCertPath(authority.toString()));
            }
            made = vertx.createHttpClient(options);
            client = made;
        }
        return made;
    }
}
