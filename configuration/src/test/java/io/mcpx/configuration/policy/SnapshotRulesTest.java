// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcpx.configuration.identity.Caller;
import io.mcpx.configuration.policy.Decision.Allow;
import io.mcpx.configuration.policy.Decision.Deny;
import io.mcpx.configuration.route.EndpointId;
import io.mcpx.configuration.route.ServerName;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotRulesTest {

    private static final EndpointId ALL = new EndpointId.All();

    private final SnapshotRules rules = new SnapshotRules(PolicyFixture.snapshot());

    @ParameterizedTest(name = "{0} pins [{1}] [{2}] tag {3} client {4}: {5} of {6} {7} -> {8}")
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, nullValues = "-", textBlock = """
        endpoint       | groups          | gateways | tag     | client | server | name   | tool                                          | prompt                                        | resource
        # nothing restricts
        /mcp           | -               | -        | -       | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | -       | -      | GITHUB | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | other   | Other  | slack  | post   | +permissions allow                            | +permissions allow                            | +permissions allow
        # servers that are not there or switched off
        /mcp           | -               | -        | -       | -      | gone   | read   | -server unknown                               | -server unknown                               | -server unknown
        /mcp           | -               | -        | -       | -      | off    | read   | -server inactive                              | -server inactive                              | -server inactive
        # disabled tools, by native name; a prompt of that name is another thing
        /mcp           | -               | -        | -       | -      | github | nuke   | -disabledTools                                | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | -       | -      | github | vault  | -disabledTools                                | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | -       | -      | github | new    | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | -       | -      | slack  | nuke   | +permissions allow                            | +permissions allow                            | +permissions allow
        # one server
        /mcp/server/github | -           | -        | -       | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/server/GitHub | -           | -        | -       | -      | github | nuke   | -disabledTools                                | +permissions allow                            | +permissions allow
        /mcp/server/github | -           | -        | -       | -      | slack  | post   | -endpoint                                     | -endpoint                                     | -endpoint
        /mcp/server/off    | -           | -        | -       | -      | off    | read   | -server inactive                              | -server inactive                              | -server inactive
        /mcp/server/gone   | -           | -        | -       | -      | gone   | read   | -server unknown                               | -server unknown                               | -server unknown
        # gateways select servers and tools
        /mcp/gateway/dev   | -           | -        | -       | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/gateway/dev   | -           | -        | -       | -      | github | list   | -gateway servers                              | -gateway servers                              | +permissions allow
        /mcp/gateway/dev   | -           | -        | -       | -      | github | nuke   | -disabledTools                                | -gateway servers                              | +permissions allow
        /mcp/gateway/dev   | -           | -        | -       | -      | slack  | post   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/gateway/dev   | -           | -        | -       | -      | wiki   | page   | -gateway servers                              | -gateway servers                              | -gateway servers
        /mcp/gateway/grouped | -         | -        | -       | -      | github | list   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/gateway/grouped | -         | -        | -       | -      | github | write  | -gateway groups [reading]                     | -gateway groups [reading]                     | +permissions allow
        /mcp/gateway/grouped | -         | -        | -       | -      | wiki   | page   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/gateway/grouped | -         | -        | -       | -      | slack  | post   | -gateway groups [reading]                     | -gateway groups [reading]                     | -gateway groups [reading]
        /mcp/gateway/nowhere | -         | -        | -       | -      | github | write  | -gateway groups [reading]                     | -gateway groups [reading]                     | -gateway groups [reading]
        /mcp/gateway/nowhere | -         | -        | -       | -      | github | read   | -gateway servers                              | -gateway servers                              | -gateway groups [reading]
        /mcp/gateway/gone  | -           | -        | -       | -      | github | read   | -gateway unknown                              | -gateway unknown                              | -gateway unknown
        /mcp/gateway/Dev   | -           | -        | -       | -      | github | read   | -gateway unknown                              | -gateway unknown                              | -gateway unknown
        # an agent's gateways: nothing else is reached
        /mcp/gateway/dev   | -           | dev      | -       | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/gateway/grouped | -         | dev      | -       | -      | github | list   | -agent gateways                               | -agent gateways                               | -agent gateways
        /mcp               | -           | dev      | -       | -      | github | read   | -agent gateways                               | -agent gateways                               | -agent gateways
        /mcp/server/github | -           | dev      | -       | -      | github | read   | -agent gateways                               | -agent gateways                               | -agent gateways
        /mcp/gateway/gone  | -           | gone     | -       | -      | github | read   | -gateway unknown                              | -gateway unknown                              | -gateway unknown
        # an agent's groups: their union, at every endpoint
        /mcp           | reading         | -        | -       | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | reading         | -        | -       | -      | github | write  | -agent groups [reading]                       | -agent groups [reading]                       | +permissions allow
        /mcp           | reading         | -        | -       | -      | slack  | post   | -agent groups [reading]                       | -agent groups [reading]                       | -agent groups [reading]
        /mcp           | reading writing | -        | -       | -      | github | write  | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | reading writing | -        | -       | -      | slack  | post   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | reading writing | -        | -       | -      | slack  | read   | -agent groups [reading, writing]              | -agent groups [reading, writing]              | +permissions allow
        /mcp/server/wiki | reading       | -        | -       | -      | wiki   | page   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/server/slack | reading      | -        | -       | -      | slack  | post   | -agent groups [reading]                       | -agent groups [reading]                       | -agent groups [reading]
        /mcp/gateway/dev | reading       | -        | -       | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp/gateway/dev | reading       | -        | -       | -      | github | write  | -agent groups [reading]                       | -agent groups [reading]                       | +permissions allow
        /mcp/gateway/dev | reading       | -        | -       | -      | github | list   | -gateway servers                              | -gateway servers                              | +permissions allow
        /mcp           | gone            | -        | -       | -      | github | read   | -agent groups [gone]                          | -agent groups [gone]                          | -agent groups [gone]
        /mcp           | gone reading    | -        | -       | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        # blocked groups
        /mcp           | -               | -        | careful | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | careful | -      | github | write  | -permissions block group writing              | -permissions block group writing              | +permissions allow
        /mcp           | -               | -        | careful | -      | slack  | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | quiet   | -      | slack  | post   | -permissions block group chat                 | -permissions block group chat                 | -permissions block group chat
        /mcp           | -               | -        | quiet   | -      | wiki   | page   | -permissions block server wiki                | -permissions block server wiki                | -permissions block server wiki
        /mcp           | -               | -        | quiet   | -      | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | stale   | -      | github | read   | -permissions block group gone                 | -permissions block group gone                 | -permissions block group gone
        # allowed groups
        /mcp           | -               | -        | reader  | -      | github | read   | +permissions allow groups [reading]           | +permissions allow groups [reading]           | +permissions allow groups [reading]
        /mcp           | -               | -        | reader  | -      | github | write  | -permissions allow groups [reading]           | -permissions allow groups [reading]           | +permissions allow groups [reading]
        /mcp           | -               | -        | reader  | -      | slack  | post   | -permissions allow groups [reading]           | -permissions allow groups [reading]           | -permissions allow groups [reading]
        /mcp           | -               | -        | nobody  | -      | github | read   | -permissions allow groups []                  | -permissions allow groups []                  | -permissions allow groups []
        /mcp           | -               | -        | empty   | -      | wiki   | page   | -permissions allow groups [nothing]           | -permissions allow groups [nothing]           | -permissions allow groups [nothing]
        /mcp           | -               | -        | mixed   | -      | github | read   | +permissions allow groups [reading] and servers [slack] | +permissions allow groups [reading] and servers [slack] | +permissions allow groups [reading] and servers [slack]
        /mcp           | -               | -        | mixed   | -      | slack  | any    | +permissions allow groups [reading] and servers [slack] | +permissions allow groups [reading] and servers [slack] | +permissions allow groups [reading] and servers [slack]
        /mcp           | -               | -        | mixed   | -      | wiki   | page   | -permissions block server wiki                | -permissions block server wiki                | -permissions block server wiki
        # exactly one entry: the tag's, else the client's, else the fallback
        /mcp           | -               | -        | -       | Cursor | github | read   | -permissions allow groups [chat]              | -permissions allow groups [chat]              | -permissions allow groups [chat]
        /mcp           | -               | -        | -       | cursor | slack  | post   | +permissions allow groups [chat]              | +permissions allow groups [chat]              | +permissions allow groups [chat]
        /mcp           | -               | -        | careful | Cursor | github | read   | +permissions allow                            | +permissions allow                            | +permissions allow
        /mcp           | -               | -        | other   | Cursor | github | read   | -permissions allow groups [chat]              | -permissions allow groups [chat]              | -permissions allow groups [chat]
        /mcp           | -               | -        | Careful | -      | github | write  | +permissions allow                            | +permissions allow                            | +permissions allow
        # a label never widens what the credential is pinned to
        /mcp           | reading         | -        | mixed   | -      | slack  | post   | -agent groups [reading]                       | -agent groups [reading]                       | -agent groups [reading]
        /mcp           | writing         | -        | reader  | -      | github | write  | -permissions allow groups [reading]           | -permissions allow groups [reading]           | -permissions allow groups [reading]
        /mcp           | writing         | -        | careful | -      | github | write  | -permissions block group writing              | -permissions block group writing              | -permissions block group writing
        /mcp           | reading         | dev      | reader  | -      | github | read   | -agent gateways                               | -agent gateways                               | -agent gateways
        /mcp/gateway/dev | reading       | dev      | reader  | -      | github | read   | +permissions allow groups [reading]           | +permissions allow groups [reading]           | +permissions allow groups [reading]
        """)
    void decides(
            String endpoint,
            @Nullable String groups,
            @Nullable String gateways,
            @Nullable String tag,
            @Nullable String client,
            String server,
            String name,
            String tool,
            String prompt,
            String resource) {
        var caller = new Caller("agent", words(groups), words(gateways), tag, client);

        var access = rules.of(caller, endpoint(endpoint));

        assertThat(written(access.decide(ItemKind.TOOL, new ServerName(server), name)))
                .isEqualTo(tool);
        assertThat(written(access.decide(ItemKind.PROMPT, new ServerName(server), name)))
                .isEqualTo(prompt);
        assertThat(written(access.decide(ItemKind.RESOURCE, new ServerName(server), "file:///" + name)))
                .isEqualTo(resource);
        assertThat(written(access.decide(ItemKind.RESOURCE_TEMPLATE, new ServerName(server), "file:///{name}")))
                .isEqualTo(resource);
    }

    @Test
    void givesTheIdenticalInstanceForEqualRights() {
        var careful = rules.of(tagged("careful"), ALL);

        assertThat(rules.of(tagged("careful"), ALL)).isSameAs(careful);
        assertThat(rules.of(tagged("cautious"), ALL)).isSameAs(careful);
        assertThat(rules.of(new Caller("somebody", Set.of(), Set.of(), "careful", "Cursor"), ALL))
                .isSameAs(careful);
        assertThat(rules.of(new Caller("somebody", Set.of(), Set.of("dev"), null, null), new EndpointId.Gateway("dev")))
                .isSameAs(rules.of(tagged("unknown"), new EndpointId.Gateway("dev")));
    }

    @Test
    void givesOtherInstancesForOtherRights() {
        assertThat(rules.of(tagged("careful"), ALL)).isNotSameAs(rules.of(tagged("reader"), ALL));
        assertThat(rules.of(tagged("careful"), ALL))
                .isNotSameAs(rules.of(tagged("careful"), new EndpointId.Gateway("dev")));
    }

    @Test
    void labelsAClassAlikeInEveryProcessAndDifferentlyFromOthers() {
        var label = rules.of(tagged("careful"), ALL).label();

        assertThat(new SnapshotRules(PolicyFixture.snapshot())
                        .of(tagged("cautious"), ALL)
                        .label())
                .isEqualTo(label)
                .startsWith("/mcp#");
        assertThat(rules.of(tagged("reader"), ALL).label()).isNotEqualTo(label);
        assertThat(rules.of(tagged("careful"), new EndpointId.Gateway("dev")).label())
                .isNotEqualTo(label);
    }

    @Test
    void makesNoClassesForInventedEndpointsAndLabels() {
        var one = rules.of(tagged("invented-1"), ALL);

        assertThat(rules.of(tagged("invented-2"), ALL)).isSameAs(one);
        assertThat(rules.of(tagged("reader"), new EndpointId.Gateway("invented"))
                        .decide(ItemKind.TOOL, PolicyFixture.WIKI, "page"))
                .isEqualTo(new Deny("gateway unknown"));
    }

    @Test
    void allowsUnknownExtensionsOnlyWhereNothingIsRestricted() {
        var free = rules.of(tagged("nothing-special"), ALL);
        var careful = rules.of(tagged("careful"), ALL);

        assertThat(free.decideExtension(PolicyFixture.SLACK, "x/do")).isEqualTo(new Allow("permissions allow"));
        assertThat(free.decideExtension(PolicyFixture.GITHUB, "x/do")).isEqualTo(new Deny("disabledTools"));
        assertThat(free.decideExtension(PolicyFixture.OFF, "x/do")).isEqualTo(new Deny("server inactive"));
        assertThat(careful.decideExtension(PolicyFixture.SLACK, "x/do"))
                .isEqualTo(new Deny("permissions block group writing"));
        assertThat(careful.decideExtension(PolicyFixture.WIKI, "x/do")).isEqualTo(new Allow("permissions allow"));
    }

    private static Caller tagged(String tag) {
        return new Caller(Caller.ANONYMOUS, Set.of(), Set.of(), tag, null);
    }

    private static Set<String> words(@Nullable String text) {
        return text == null ? Set.of() : Set.of(text.split(" ", -1));
    }

    private static EndpointId endpoint(String path) {
        if (path.startsWith("/mcp/gateway/")) {
            return new EndpointId.Gateway(path.substring("/mcp/gateway/".length()));
        }
        return path.startsWith("/mcp/server/")
                ? new EndpointId.Server(new ServerName(path.substring("/mcp/server/".length())))
                : ALL;
    }

    private static String written(Decision decision) {
        return switch (decision) {
            case Allow(var rule) -> "+" + rule;
            case Deny(var rule) -> "-" + rule;
        };
    }
}
