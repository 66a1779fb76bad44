// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.resource;

import static io.mcpx.configuration.resource.RandomChanges.resource;
import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.mcpx.McpxWriter;
import io.mcpx.configuration.resource.Import.Document;
import io.mcpx.configuration.resource.ResourceKey.Kind;
import io.mcpx.configuration.route.ServerName;
import io.mcpx.configuration.route.Snapshot;
import io.mcpx.configuration.text.Problem;
import io.mcpx.configuration.text.Problems;
import io.mcpx.configuration.text.YamlWriter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyTest {

    private static final int STEPS = 600;

    private static final Resource ONE = resource(Kind.SERVER, "one", "{url: 'https://example.com/'}");
    private static final Resource GROUP = resource(Kind.TOOL_GROUP, "reading", "{servers: {one: [read]}}");

    /** Whatever changes after whatever: it is good or not, and says the same, as if everything were read as one document. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 20261125})
    void saysTheSameAsTheWholeReadFromScratch(long seed) {
        var changes = new RandomChanges(seed);
        var assembly = Assembly.EMPTY;
        var valid = 0;
        for (var step = 0; step < STEPS; step++) {
            var change = changes.next(assembly.resources());
            var result = assembly.with(change.upserts(), change.removed());
            var whole = Import.read(new Document(
                    "mcpx.yaml", Resources.document(after(assembly, change).values())));
            if (result instanceof Assembled.Valid(var next, var snapshot)) {
                assertThat(whole).as("seed %s, step %s: %s", seed, step, change).isInstanceOf(Imported.Valid.class);
                assertThat(snapshot.withVersion("")).isEqualTo(((Imported.Valid) whole).snapshot());
                assertThat(List.copyOf(next.resources())).isEqualTo(((Imported.Valid) whole).resources());
                assertThat(writtenAndRead(snapshot)).isEqualTo(snapshot.withVersion(""));
                assembly = next;
                valid++;
            } else {
                assertThat(whole).as("seed %s, step %s: %s", seed, step, change).isInstanceOf(Imported.Invalid.class);
            }
        }
        assertThat(valid).isBetween(STEPS / 10, STEPS * 9 / 10);
    }

    @Test
    void isNamedByItsResources() {
        var some = valid(Assembly.EMPTY.with(List.of(ONE, GROUP), Set.of()));
        var other = valid(valid(Assembly.EMPTY.with(List.of(ONE), Set.of())).with(List.of(GROUP), Set.of()));
        var less = valid(some.with(List.of(), Set.of(GROUP.key())));

        assertThat(some.snapshot()).isEqualTo(other.snapshot());
        assertThat(less.snapshot().version())
                .isNotEqualTo(some.snapshot().version())
                .matches("[0-9a-f]{64}");
    }

    @Test
    void leavesEntriesThatNothingConcernsAsTheyAre() {
        var before = valid(Assembly.EMPTY.with(List.of(ONE, GROUP), Set.of()));
        var two = resource(Kind.SERVER, "two", "{url: 'https://example.com/'}");

        var after = valid(before.with(List.of(two), Set.of()));

        assertThat(after.snapshot().groups()).isSameAs(before.snapshot().groups());
        assertThat(after.snapshot().servers().get(new ServerName("one")))
                .isSameAs(before.snapshot().servers().get(new ServerName("one")));
    }

    @Test
    void refusesAServerToGoWhileAGroupUsesIt() {
        var before = valid(Assembly.EMPTY.with(List.of(ONE, GROUP), Set.of()));

        assertThat(problems(before.with(List.of(), Set.of(ONE.key()))))
                .containsExactly(
                        "toolGroups/reading: toolGroups.reading.servers.one: no server is called 'one' (there is none)");
        assertThat(before.with(List.of(), Set.of(ONE.key(), GROUP.key()))).isInstanceOf(Assembled.Valid.class);
    }

    @Test
    void refusesAToolThatIsRenamedWhileAGroupListsItsOldName() {
        var before = valid(Assembly.EMPTY.with(List.of(ONE, GROUP), Set.of()));
        var renamed = resource(Kind.SERVER, "one", "{url: 'https://example.com/', tools: {read: {rename: look}}}");

        assertThat(problems(before.with(List.of(renamed), Set.of())))
                .containsExactly(
                        "toolGroups/reading: toolGroups.reading.servers.one: the tool 'read' of server 'one' is"
                                + " renamed to 'look' (expected: its new name)");
    }

    @Test
    void letsAKeyPassFromOneAgentToAnotherInOneChange() {
        var keys = "{keys: ['sha256:%s']}";
        var ana = resource(Kind.AGENT, "ana", keys.formatted("0a".repeat(32)));
        var bob = resource(Kind.AGENT, "bob", keys.formatted("0a".repeat(32)));
        var before = valid(Assembly.EMPTY.with(List.of(ana), Set.of()));

        assertThat(problems(before.with(List.of(bob), Set.of())))
                .containsExactly("agents/bob: agents.bob.keys[0]: the same key as one of agent 'ana'");
        assertThat(before.with(List.of(bob), Set.of(ana.key()))).isInstanceOf(Assembled.Valid.class);
    }

    @Test
    void refusesWhatIsNotIntactOrCanonicalOrTwice() {
        var forged = new Resource(ONE.key(), GROUP.hash(), ONE.body());
        var blank = Resource.of(ONE.key(), "{\"url\": \"https://example.com/\"}");
        var broken = Resource.of(ONE.key(), "{");

        assertThat(problems(Assembly.EMPTY.with(List.of(forged), Set.of())))
                .containsExactly("servers/one: servers.one: the hash is not that of the body");
        assertThat(problems(Assembly.EMPTY.with(List.of(blank), Set.of())))
                .containsExactly("servers/one: servers.one: the body is not canonical JSON");
        assertThat(problems(Assembly.EMPTY.with(List.of(broken), Set.of())))
                .singleElement()
                .asString()
                .startsWith("servers/one: not valid JSON");
        assertThat(problems(Assembly.EMPTY.with(List.of(ONE, ONE), Set.of())))
                .containsExactly("servers/one: servers.one: stands twice in the change");
    }

    @Test
    void neverShowsABody() {
        var secret = resource(Kind.CREDENTIAL, "a", "{type: bearer, token: hunter2-hunter2, x: 1}");

        assertThat(secret.toString()).doesNotContain("hunter2");
        assertThat(Assembly.EMPTY.with(List.of(secret), Set.of()).toString()).doesNotContain("hunter2");
    }

    private static Map<ResourceKey, Resource> after(Assembly assembly, RandomChanges.Step change) {
        var resources = new TreeMap<ResourceKey, Resource>();
        assembly.resources().forEach(resource -> resources.put(resource.key(), resource));
        change.removed().forEach(resources::remove);
        change.upserts().forEach(resource -> resources.put(resource.key(), resource));
        return resources;
    }

    private static Snapshot writtenAndRead(Snapshot snapshot) {
        var yaml = YamlWriter.write(McpxWriter.write(snapshot, new Problems()));
        return switch (Import.read(new Document("mcpx.yaml", yaml))) {
            case Imported.Valid valid -> valid.snapshot();
            case Imported.Invalid invalid -> throw new AssertionError(yaml + invalid.errors());
        };
    }

    private static Assembly valid(Assembled assembled) {
        return switch (assembled) {
            case Assembled.Valid(var assembly, var snapshot) -> assembly;
            case Assembled.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<String> problems(Assembled assembled) {
        return switch (assembled) {
            case Assembled.Valid valid -> List.of();
            case Assembled.Invalid(var problems) ->
                problems.stream().map(Problem::toString).toList();
        };
    }
}
