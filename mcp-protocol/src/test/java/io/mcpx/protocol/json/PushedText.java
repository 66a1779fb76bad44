// SPDX-License-Identifier: Apache-2.0
package io.mcpx.protocol.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** A text fed to a {@link PushScan} in chunks, and what that told of it. */
final class PushedText implements PushScan.Members {

    private final PushScan scan;
    private final List<String> told = new ArrayList<>();
    private final Deque<Integer> begun = new ArrayDeque<>();
    private byte[] text = {};
    private int before;

    PushedText(int maxDepth) {
        this.scan = new PushScan(maxDepth, this);
    }

    static boolean accepts(byte[] text, Random random, int maxDepth) {
        try {
            new PushedText(maxDepth).inChunks(text, random);
            return true;
        } catch (MalformedJson e) {
            return false;
        }
    }

    static boolean accepts(byte[] text, int cut) {
        try {
            var pushed = new PushedText(JsonLimits.DEEPEST);
            pushed.text = text;
            pushed.scan.feed(text, 0, cut);
            pushed.scan.feed(text, cut, text.length);
            pushed.scan.end();
            return true;
        } catch (MalformedJson e) {
            return false;
        }
    }

    PushedText inChunks(byte[] whole, Random random) throws MalformedJson {
        int most = 1 + random.nextInt(random.nextBoolean() ? 4 : 64);
        for (int at = 0; at < whole.length; ) {
            int length = Math.min(random.nextInt(most) + 1, whole.length - at);
            var chunk = Arrays.copyOfRange(whole, at, at + length);
            before = at;
            text = whole;
            scan.feed(chunk, 0, length);
            at += length;
        }
        before = whole.length;
        scan.end();
        return this;
    }

    List<String> told() {
        return told;
    }

    @Override
    public void name(int level, Kept name) {
        told.add(level + " " + requireNonNull(name.find()).asString());
    }

    @Override
    public void begins(int level, int first, int at) {
        begun.push(before + at);
    }

    @Override
    public void ends(int level, int at, Kept scalar) {
        var value = scalar.find();
        int from = begun.pop();
        var bytes = Arrays.copyOfRange(text, from, before + at);
        told.add("= " + (value == null ? new String(bytes, UTF_8).length() : value.text()));
    }
}
