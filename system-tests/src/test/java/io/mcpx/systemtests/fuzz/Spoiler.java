// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import java.util.SplittableRandom;

/** Makes requests that are almost valid; one seed makes the same changes again. */
final class Spoiler {

    private final SplittableRandom random;
    private final Seeds seeds;
    private final BodySpoiler bodies;
    private final HeadSpoiler heads;

    Spoiler(Seeds seeds, SplittableRandom random) {
        this.seeds = seeds;
        this.random = random;
        this.bodies = new BodySpoiler(random);
        this.heads = new HeadSpoiler(random);
    }

    /** A changed request that opens no stream, and after which the connection has to go on. */
    Draft next() {
        var draft = spoil(seeds.pick(random));
        if (draft.method().equals("GET") || draft.method().equals("DELETE")) {
            draft.headers().removeIf(header -> seeds.holdsSession(header.value()));
        }
        if (draft.method().equals("GET") && draft.path().contains("sse")) {
            draft.method("DELETE");
        }
        return draft;
    }

    /** Changes it once to three times, mostly once. */
    Draft spoil(Draft draft) {
        for (int times = 1 + random.nextInt(4) / 2 + random.nextInt(4) / 3; times > 0; times--) {
            if (random.nextInt(5) < 3) {
                draft.body(bodies.spoil(draft.body()));
            } else {
                heads.spoil(draft);
            }
        }
        return draft;
    }
}
