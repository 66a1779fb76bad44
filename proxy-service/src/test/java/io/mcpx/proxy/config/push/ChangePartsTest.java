// SPDX-License-Identifier: Apache-2.0
package io.mcpx.proxy.config.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.google.protobuf.ByteString;
import io.mcpx.contracts.config.v1.Delta;
import io.mcpx.contracts.config.v1.Kind;
import io.mcpx.contracts.config.v1.Resource;
import io.mcpx.contracts.config.v1.ResourceKey;
import org.junit.jupiter.api.Test;

/** What a hostile or mistaken control plane may send, and what of it is taken: nothing. */
class ChangePartsTest {

    private static final String VERSION = "a".repeat(64);

    private final ChangeParts parts = new ChangeParts(new ChangeParts.Limits(4096, 5));

    @Test
    void refusesABodyThatIsNotWhatItsHashSays() {
        assertRefused(
                change().addUpserts(Pushed.ONE.toBuilder().setBody(ByteString.copyFromUtf8("{}"))),
                "SERVER 'one': the body is not what its hash says");
    }

    @Test
    void refusesAHashThatIsNone() {
        assertRefused(
                change().addUpserts(Pushed.ONE.toBuilder().setHash(ByteString.EMPTY)),
                "SERVER 'one': the body is not what its hash says");
    }

    @Test
    void refusesAnUnknownKindByName() {
        assertRefused(
                change().addUpserts(Pushed.ONE.toBuilder().setKindValue(99)),
                "resource 'one': unknown kind 99 (expected: 1 to 8)");
    }

    @Test
    void refusesAKindThatIsNotSaid() {
        assertRefused(
                change().addRemoved(ResourceKey.newBuilder().setName("one")),
                "resource 'one': unknown kind 0 (expected: 1 to 8)");
    }

    @Test
    void refusesANameThatIsTooLong() {
        assertRefused(
                change().addUpserts(Pushed.server("x".repeat(254))),
                "KIND_SERVER: a name of 254 characters (expected: at most 253)");
    }

    @Test
    void refusesANameWhereThereIsOnlyOneAndNoneWhereThereAreMany() {
        assertRefused(
                change().addUpserts(Pushed.resource(Kind.KIND_NAMING, "mine", "{}")),
                "NAMING 'mine': a name (expected: none, there is only one)");
        assertRefused(change().addUpserts(Pushed.server("")), "SERVER: no name (expected: one)");
    }

    @Test
    void refusesTheSameResourceTwice() {
        assertRefused(
                change().addUpserts(Pushed.ONE).addUpserts(Pushed.ONE), "SERVER 'one': named twice in one change");
        assertRefused(
                change().addUpserts(Pushed.ONE).addRemoved(Pushed.key(Pushed.ONE)),
                "SERVER 'one': named twice in one change");
    }

    @Test
    void refusesMoreResourcesThanItsLimitWhateverThePartsTheyComeIn() {
        for (var name : new String[] {"a", "b", "c", "d", "e"}) {
            assertThat(parts.add(change().setMore(true)
                            .addUpserts(Pushed.server(name))
                            .build()))
                    .isInstanceOf(Gathered.Waiting.class);
        }

        assertRefused(change().addRemoved(Pushed.key(Pushed.TWO)), "more than 5 resources");
    }

    @Test
    void refusesMoreBytesThanItsLimitWhateverThePartsTheyComeIn() {
        var large = Pushed.resource(Kind.KIND_SERVER, "a", " ".repeat(3000));
        parts.add(change().setMore(true).addUpserts(large).build());

        assertRefused(
                change().addUpserts(Pushed.resource(Kind.KIND_SERVER, "b", " ".repeat(3000))),
                "resources of more than 4096 bytes together");
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var roomy = new ChangeParts(new ChangeParts.Limits(64 << 20, 5));
        var body = ByteString.copyFrom(new byte[(4 << 20) + 1]);

        assertThat(roomy.add(change().addUpserts(
                                Resource.newBuilder().setKind(Kind.KIND_AUTH).setBody(body))
                        .build()))
                .asInstanceOf(type(Gathered.Refused.class))
                .satisfies(refused -> assertThat(refused.problems().getFirst())
                        .contains("AUTH: a body of 4194305 bytes (expected: at most 4194304)"));
    }

    @Test
    void refusesBytesThatAreNoText() {
        var body = ByteString.copyFrom(new byte[] {(byte) 0xC3, 0x28});
        var hashed = Pushed.ONE.toBuilder().setBody(body).setHash(Pushed.sha256(body));

        assertRefused(change().addUpserts(hashed), "SERVER 'one': the body is not valid UTF-8");
    }

    @Test
    void refusesAVersionThatIsNone() {
        assertRefused(change().setVersion(""), "version: 0 characters (expected: 1 to 128)");
        assertRefused(change().setVersion("v".repeat(129)), "version: 129 characters (expected: 1 to 128)");
    }

    @Test
    void refusesAFullOneThatRemoves() {
        assertRefused(
                change().setFull(true).addRemoved(Pushed.key(Pushed.ONE)),
                "a full change removes 1 resources (expected: none)");
    }

    @Test
    void refusesPartsThatContradictEachOther() {
        parts.add(change().setFull(true).setMore(true).build());

        assertRefused(change().setFull(false), "full: both true and false in the parts of one change");
    }

    @Test
    void saysOnceThatAChangeIsRefusedAndForgetsTheRestOfIt() {
        var bad = change().setMore(true).addUpserts(Pushed.ONE.toBuilder().setHash(ByteString.EMPTY));
        assertThat(parts.add(bad.build())).isInstanceOf(Gathered.Refused.class);

        assertThat(parts.add(change().setMore(true).addUpserts(Pushed.TWO).build()))
                .isInstanceOf(Gathered.Waiting.class);
        assertThat(parts.add(change().build())).isInstanceOf(Gathered.Waiting.class);
        assertThat(parts.add(change().addUpserts(Pushed.TWO).build())).isInstanceOf(Gathered.Complete.class);
    }

    @Test
    void aNameCannotWriteIntoTheLog() {
        assertRefused(
                change().addUpserts(Pushed.server("a\nERROR all is lost").toBuilder()
                        .setHash(ByteString.EMPTY)),
                "SERVER 'a?ERROR all is lost': the body is not what its hash says");
    }

    private static Delta.Builder change() {
        return Delta.newBuilder().setVersion(VERSION);
    }

    private void assertRefused(Delta.Builder delta, String problem) {
        assertThat(parts.add(delta.build()))
                .asInstanceOf(type(Gathered.Refused.class))
                .satisfies(refused -> assertThat(refused.problems()).containsExactly(problem));
    }
}
