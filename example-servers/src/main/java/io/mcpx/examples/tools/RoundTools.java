// SPDX-License-Identifier: Apache-2.0
package io.mcpx.examples.tools;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.examples.call.Call;
import io.mcpx.examples.call.Outcome;
import io.mcpx.examples.call.Questions;
import io.mcpx.examples.call.StateSeal;
import io.mcpx.examples.call.Tool;
import io.mcpx.examples.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tools that take several rounds, with and without a sealed state between them. */
final class RoundTools {

    private static final String PREFIX = "test_input_required_result_";
    private static final String NAME = "user_name";
    private static final String CAPITAL = "capital_question";
    private static final String GREETING = "greeting";
    private static final String ROOTS = "client_roots";
    private static final String CONFIRM = "confirm";

    private final StateSeal seal;

    RoundTools(StateSeal seal) {
        this.seal = seal;
    }

    List<Tool> all() {
        return List.of(
                Tool.direct(plain("elicitation", "Asks for a name and greets."), RoundTools::greet),
                Tool.direct(plain("sampling", "Asks the client's model for a capital."), RoundTools::capital),
                Tool.direct(plain("list_roots", "Asks for the roots."), RoundTools::roots),
                Tool.direct(plain("request_state", "Keeps state with the client."), this::confirm),
                Tool.direct(plain("tampered_state", "Notices changed state."), this::confirm),
                Tool.direct(plain("multiple_inputs", "Asks three things at once."), this::three),
                Tool.direct(plain("multi_round", "Asks twice."), this::twoRounds),
                Tool.direct(plain("capabilities", "Asks only what the client can answer."), RoundTools::whatItCan));
    }

    private static String plain(String name, String description) {
        return Tool.plain(PREFIX + name, description);
    }

    private static Outcome greet(Call call) {
        return call.answers()
                .field(NAME, "name")
                .map(name -> Outcome.text("Hello, " + name + "!"))
                .orElseGet(() -> unlessDeclined(call, NAME, Questions.oneField("What is your name?", "name")));
    }

    private static Outcome capital(Call call) {
        return call.answers()
                .sampled(CAPITAL)
                .map(text -> Outcome.text("The model said: " + text))
                .orElseGet(() -> Outcome.ask(CAPITAL, Questions.sample("What is the capital of France?", 100)));
    }

    private static Outcome roots(Call call) {
        return call.answers()
                .roots(ROOTS)
                .map(answer -> Outcome.text("Roots: " + Json.write(answer.path("roots"))))
                .orElseGet(() -> Outcome.ask(ROOTS, Questions.roots()));
    }

    private Outcome confirm(Call call) {
        var owner = call.params().path("name").asText();
        var state = call.state().map(text -> seal.open(owner, text));
        if (state.isPresent() && call.answers().elicited(CONFIRM).isPresent()) {
            return Outcome.text("state-ok");
        }
        var question = Questions.form("Please confirm", """
                {"type":"object","properties":{"ok":{"type":"boolean"}},"required":["ok"]}""");
        return new Outcome.InputRequired(Map.of(CONFIRM, question), seal.seal(owner, "asked"));
    }

    private Outcome three(Call call) {
        var answers = call.answers();
        call.state().ifPresent(state -> seal.open("three", state));
        var name = answers.field(NAME, "name");
        var greeting = answers.sampled(GREETING);
        var roots = answers.roots(ROOTS);
        if (name.isPresent() && greeting.isPresent() && roots.isPresent()) {
            var count = roots.get().path("roots").size();
            return Outcome.text(greeting.get() + " " + name.get() + ", " + count + " roots");
        }
        var questions = new LinkedHashMap<String, ObjectNode>();
        questions.put(NAME, Questions.oneField("What is your name?", "name"));
        questions.put(GREETING, Questions.sample("Generate a greeting", 50));
        questions.put(ROOTS, Questions.roots());
        return new Outcome.InputRequired(questions, seal.seal("three", "asked"));
    }

    /** The name of the first round is in the state of the second. */
    private Outcome twoRounds(Call call) {
        var owner = "twoRounds";
        var name = call.state().map(text -> seal.open(owner, text)).orElse("");
        var colour = call.answers().field("step2", "color");
        if (!name.isEmpty() && colour.isPresent()) {
            return Outcome.text(name + " likes " + colour.get());
        }
        var given = name.isEmpty() ? call.answers().field("step1", "name").orElse("") : name;
        var question = given.isEmpty()
                ? Map.of("step1", Questions.oneField("Step 1: What is your name?", "name"))
                : Map.of("step2", Questions.oneField("Step 2: What is your favorite color?", "color"));
        return new Outcome.InputRequired(question, seal.seal(owner, given));
    }

    private static Outcome whatItCan(Call call) {
        var questions = new LinkedHashMap<String, ObjectNode>();
        offer(call, questions, NAME, Questions.oneField("What is your name?", "name"));
        offer(call, questions, GREETING, Questions.sample("Generate a greeting", 50));
        offer(call, questions, ROOTS, Questions.roots());
        var answered = questions.keySet().stream()
                .allMatch(key -> call.answers().answer(key).isPresent());
        return answered
                ? Outcome.text("answered: " + String.join(", ", questions.keySet()))
                : new Outcome.InputRequired(questions, null);
    }

    private static void offer(Call call, Map<String, ObjectNode> questions, String key, ObjectNode question) {
        if (call.client().accepts(question.path("method").asText())) {
            questions.put(key, question);
        }
    }

    private static Outcome unlessDeclined(Call call, String key, ObjectNode question) {
        return call.answers()
                .elicited(key)
                .map(answer -> answer.path("action").asText())
                .filter(action -> !action.equals("accept"))
                .map(action -> Outcome.text("The user answered: " + action))
                .orElseGet(() -> Outcome.ask(key, question));
    }
}
