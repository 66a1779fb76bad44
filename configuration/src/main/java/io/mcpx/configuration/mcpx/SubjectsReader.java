// SPDX-License-Identifier: Apache-2.0
package io.mcpx.configuration.mcpx;

import io.mcpx.configuration.model.Claims;
import io.mcpx.configuration.model.Declared;
import io.mcpx.configuration.route.Subject;
import io.mcpx.configuration.text.Field;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads whom tokens name that are an agent's. */
record SubjectsReader(Declared declared, Claims claims) {

    Set<Subject> read(Field list, String agent) {
        var subjects = new HashSet<Subject>();
        for (var item : list.items()) {
            subject(item).ifPresent(subject -> {
                claims.claim(Claims.Sort.SUBJECT, claim(subject), agent)
                        .ifPresent(holder -> item.error("the same subject as one of agent '" + holder + "'"));
                subjects.add(subject);
            });
        }
        if (list.isSequence() && list.items().isEmpty()) {
            list.error("no subject (expected: at least one, or no such key)");
        }
        return subjects;
    }

    /** What an agent claims with a subject. An identifier of an issuer has no blanks. */
    static String claim(Subject subject) {
        return subject.issuer() + " " + subject.subject();
    }

    private Optional<Subject> subject(Field item) {
        var fields = item.fields();
        var issuer = fields.require("issuer", "an issuer of auth").flatMap(declared::issuer);
        var subject = fields.require("subject", "whom its tokens name").flatMap(Field::filledText);
        fields.refuseOthers();
        return issuer.flatMap(who -> subject.map(whom -> new Subject(who, whom)));
    }
}
