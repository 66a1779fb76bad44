// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mcpx.examples.rpc.Inbound;
import io.mcpx.examples.stdio.LineInterceptor;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** Misbehaves over standard input and output. */
public final class StdioFaults implements LineInterceptor {

    private static final String CANCELLED = "\"notifications/cancelled\"";
    private static final int LONG_LINE_MEBIBYTES = 64;
    private static final String MEBIBYTE = "0123456789abcdef".repeat(65_536);

    private final FaultPlan plan;
    private final OutputStream out;
    private final List<String> late = new ArrayList<>();

    public StdioFaults(FaultPlan plan, OutputStream out) {
        this.plan = plan;
        this.out = out;
    }

    /** To be called before anything is served. */
    public void begin() {
        switch (plan.fault()) {
            case BANNER -> raw("Example server v0.1.0\n\n  * starting ...\n");
            case ORPHAN -> startOrphan();
            default -> {
                // the other faults wait for a request
            }
        }
    }

    /** To be called when the input has ended. */
    public void end() throws InterruptedException {
        if (plan.fault() == Fault.DEAF) {
            new CountDownLatch(1).await();
        }
    }

    @Override
    public boolean intercept(String line, Consumer<String> messages) {
        if (line.contains(CANCELLED)) {
            late.forEach(messages);
            late.clear();
        }
        var struck = plan.strike(line);
        return struck.isPresent() && misbehave(struck.get(), messages);
    }

    /** Whether the server must not answer any more. */
    private boolean misbehave(Inbound.Request request, Consumer<String> messages) {
        return switch (plan.fault()) {
            case HANG -> true;
            case LATE -> late.add(BadAnswers.good(request));
            case WRONG_ID -> instead(messages, BadAnswers.wrongId());
            case WRONG_ID_TYPE -> instead(messages, BadAnswers.wrongIdType(request));
            case DUPLICATE_MEMBER -> instead(messages, BadAnswers.duplicateMember(request));
            case DEEP -> instead(messages, BadAnswers.deep(request));
            case ENDLESS_LIST -> instead(messages, BadAnswers.endlessPage(request, plan.struck()));
            case TWO_ANSWERS -> before(() -> messages.accept(BadAnswers.good(request)));
            case WRONG_TOKEN -> before(() -> messages.accept(BadAnswers.foreignProgress()));
            case NOT_JSON -> before(() -> raw("{\"jsonrpc\":\"2.0\",\"id\":oops\n"));
            case BANNER -> before(() -> raw("[info] handling " + request.method() + "\n"));
            case FLOOD -> before(() -> flood(messages));
            case STDERR_FLOOD -> before(() -> System.err.print(MEBIBYTE.repeat(4)));
            case LONG_LINE -> instead(messages, longLine(request));
            case HALF_LINE -> before(() -> exit("{\"jsonrpc\":\"2.0\",\"id\":" + request.id()));
            case DIE -> before(() -> exit(""));
            default -> false;
        };
    }

    private static boolean instead(Consumer<String> messages, String answer) {
        messages.accept(answer);
        return true;
    }

    private static boolean before(Runnable mischief) {
        mischief.run();
        return false;
    }

    private static void flood(Consumer<String> messages) {
        for (var i = 0; i < BadAnswers.FLOOD; i++) {
            messages.accept(BadAnswers.notification());
        }
    }

    private static String longLine(Inbound.Request request) {
        return BadAnswers.good(request).replace("from a faulty server", MEBIBYTE.repeat(LONG_LINE_MEBIBYTES));
    }

    private void exit(String lastWords) {
        raw(lastWords);
        Runtime.getRuntime().halt(3);
    }

    private void raw(String text) {
        try {
            out.write(text.getBytes(UTF_8));
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void startOrphan() {
        PrintStream err = System.err;
        try {
            var orphan = new ProcessBuilder("sleep", "3600").start();
            err.println("orphan " + orphan.pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
