// SPDX-License-Identifier: Apache-2.0
package io.mcpx.systemtests.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Sends spoiled requests one behind the other on one connection, many at a time, each lot with a valid one at its end. */
final class Pipeline implements Callable<Void> {

    private static final int LOT = 50;
    private static final int LOTS_OF_A_CONNECTION = 100;

    private final int port;
    private final long share;
    private final String name;
    private final Seeds seeds;
    private final Spoiler spoiler;
    private final Tally tally;
    private long lots;

    /** @param share how many requests to send */
    Pipeline(int port, Seeds seeds, long seed, long share, Tally tally) {
        this.port = port;
        this.seeds = seeds;
        this.share = share;
        this.tally = tally;
        this.name = "s" + seed;
        this.spoiler = new Spoiler(seeds, new SplittableRandom(seed));
    }

    /** Where a request stands in what is written. */
    private record Sent(String method, int from, int to) {}

    @Override
    public Void call() throws IOException {
        long left = share;
        while (left > 0) {
            try (var line = new Line(port)) {
                for (int i = 0; i < LOTS_OF_A_CONNECTION && left > 0; i++) {
                    int now = (int) Math.min(LOT, left);
                    lot(line, now);
                    left -= now;
                }
            }
        }
        return null;
    }

    private void lot(Line line, int size) throws IOException {
        var out = new ByteArrayOutputStream(64 << 10);
        var sent = new ArrayList<Sent>(size);
        for (int i = 0; i < size; i++) {
            sent.add(write(spoiler.next(), out));
        }
        var id = "\"" + name + "-" + lots++ + "\"";
        var probe = write(seeds.probe(id, lots % 2 == 0), out);
        var written = out.toByteArray();
        line.write(written);
        answers(line, sent, written);
        judged(line, probe, written, answer -> Verdict.requireGood(answer, id));
    }

    private static Sent write(Draft draft, ByteArrayOutputStream out) {
        int from = out.size();
        draft.writeTo(out);
        return new Sent(draft.method(), from, out.size());
    }

    private void answers(Line line, List<Sent> sent, byte[] written) {
        for (var request : sent) {
            var answer = judged(line, request, written, any -> {});
            tally.answered(answer.status());
        }
    }

    private Answer judged(Line line, Sent sent, byte[] written, Consumer<Answer> further) {
        try {
            var answer = line.answers().next(sent.method());
            Verdict.requireIntact(answer, sent.method());
            further.accept(answer);
            return answer;
        } catch (IOException | AssertionError | RuntimeException e) {
            var request = new String(written, sent.from(), sent.to() - sent.from(), ISO_8859_1);
            throw new AssertionError(e.getMessage() + "\nto lot " + lots + " of " + name + ":\n" + request, e);
        }
    }
}
