// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.upstream.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.route.ServerSpec.Egress;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckedAddressesTest {

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger lookups = new AtomicInteger();

    private CheckedAddresses addresses(String... literals) {
        HostNames names = host -> {
            lookups.incrementAndGet();
            return literals.length == 0
                    ? Future.failedFuture(new UnknownHostException(host))
                    : Future.succeededFuture(
                            Stream.of(literals).map(InetAddress::ofLiteral).toList());
        };
        return new CheckedAddresses("server.example", Egress.PUBLIC, names, Duration.ofSeconds(30), now::get);
    }

    @Test
    void oneForbiddenAddressCondemnsThemAll() {
        var checked = addresses("1.1.1.1", "10.0.0.1");

        assertThat(checked.find().cause())
                .hasMessage("address not allowed: server.example is 10.0.0.1 (egress: PUBLIC)");
        assertThat(checked.known()).isNull();
    }

    @Test
    void saysThatANameIsUnknown() {
        assertThat(addresses().find().cause()).hasMessage("host name not found: server.example");
    }

    @Test
    void looksUpAgainWhatHasGrownOld() {
        var checked = addresses("1.1.1.1");
        checked.find();
        assertThat(checked.known()).isEqualTo(List.of(InetAddress.ofLiteral("1.1.1.1")));

        now.addAndGet(Duration.ofSeconds(30).toNanos());

        assertThat(checked.known()).isNull();
        assertThat(lookups).hasValue(1);
    }

    @Test
    void looksUpOnceForAllWhoAskMeanwhile() {
        Promise<List<InetAddress>> slow = Promise.promise();
        HostNames names = host -> {
            lookups.incrementAndGet();
            return slow.future();
        };
        var checked = new CheckedAddresses("server.example", Egress.PUBLIC, names, Duration.ofSeconds(30), now::get);
        var first = checked.find();
        var second = checked.find();

        slow.complete(List.of(InetAddress.ofLiteral("1.1.1.1")));

        assertThat(first.result()).isEqualTo(second.result()).hasSize(1);
        assertThat(lookups).hasValue(1);
        checked.find();
        assertThat(lookups).hasValue(2);
    }

    @Test
    void triesFirstWhatWorkedLast() {
        var checked = addresses("1.1.1.1", "2.2.2.2");
        checked.find();

        checked.prefer(InetAddress.ofLiteral("2.2.2.2"));

        assertThat(checked.known())
                .isEqualTo(List.of(InetAddress.ofLiteral("2.2.2.2"), InetAddress.ofLiteral("1.1.1.1")));
    }
}
