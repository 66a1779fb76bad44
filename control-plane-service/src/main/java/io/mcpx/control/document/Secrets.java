// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcpx.control.document.SecretFields.SecretField;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.problem.Violation;
import io.mcpx.control.secret.SecretCipher;
import io.mcpx.control.secret.SecretCipher.Place;
import io.mcpx.control.tenancy.OrganisationId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of entries. At rest they are sealed; answers show {@value #STORED} in their place, and who sends that back keeps
 * what is stored. A text that is one reference, such as <code>${vault:path#field}</code>, is no secret and stays as it is.
 */
@Singleton
public final class Secrets {

    public static final String STORED = "${stored}";

    /** Stands for a sealed secret where only its presence counts. */
    static final String PRESENT = "stored-secret";

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|vault|k8s):[^}]*}");

    private final SecretCipher cipher;

    Secrets(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /** The configuration with every secret that an editor has written sealed, and those it has kept put back. */
    public Configuration sealed(OrganisationId organisation, Configuration before, Configuration edited) {
        var sealed = new TreeMap<>(edited.entries());
        for (var entry : sealed.entrySet()) {
            if (!entry.getValue().equals(before.entries().get(entry.getKey()))) {
                entry.setValue(Json.canonical(sealed(organisation, entry, before)));
            }
        }
        return new Configuration(sealed);
    }

    private ObjectNode sealed(OrganisationId organisation, Map.Entry<EntryId, String> edited, Configuration before) {
        var id = edited.getKey();
        var body = Json.stored(edited.getValue());
        var stored = before.find(id).map(known -> texts(id.kind(), known)).orElse(Map.of());
        var violations = new ArrayList<Violation>();
        for (var field : SecretFields.in(id.kind(), body)) {
            var problem = seal(place(organisation, id, field), field, stored.get(field.pointer()));
            problem.ifPresent(
                    what -> violations.add(new Violation(id.pointer() + field.pointer(), what, "the secret")));
        }
        if (!violations.isEmpty()) {
            throw new Refused(ErrorCode.INVALID_CONFIGURATION, id.label() + ": a secret is missing", violations);
        }
        return body;
    }

    /** Seals the field, unless something is wrong with it. */
    private Optional<String> seal(Place place, SecretField field, @Nullable String stored) {
        var text = field.text();
        if (text.equals(STORED)) {
            Optional.ofNullable(stored).ifPresent(field::replace);
            return stored == null ? Optional.of(STORED + ", though none is stored") : Optional.empty();
        }
        if (SecretCipher.isSealed(text)) {
            return cipher.open(place, text).isEmpty() ? Optional.of("one whose key has gone") : Optional.empty();
        }
        if (!REFERENCE.matcher(text).matches()) {
            field.replace(stored != null && isStored(place, text, stored) ? stored : cipher.seal(place, text));
        }
        return Optional.empty();
    }

    /** The same secret keeps its sealed form, so that nothing changes when nothing is changed. */
    private boolean isStored(Place place, String text, String stored) {
        return cipher.open(place, stored).filter(text::equals).isPresent();
    }

    /** The body as answers show it. Changes the tree. */
    public static ObjectNode masked(EntryId id, ObjectNode body) {
        return withSealed(id, body, STORED);
    }

    /** The body as a reader can check it. Changes the tree. */
    public static ObjectNode checkable(EntryId id, ObjectNode body) {
        return withSealed(id, body, PRESENT);
    }

    private static ObjectNode withSealed(EntryId id, ObjectNode body, String text) {
        SecretFields.in(id.kind(), body).stream()
                .filter(field -> SecretCipher.isSealed(field.text()))
                .forEach(field -> field.replace(text));
        return body;
    }

    /**
     * The body with its secrets, for the one who uses them: it may only travel to a gateway instance over an authenticated
     * connection, and must never be stored or logged.
     *
     * @throws IllegalStateException if the key that sealed one of them is not configured any more
     */
    public ObjectNode opened(OrganisationId organisation, EntryId id, ObjectNode body) {
        for (var field : SecretFields.in(id.kind(), body)) {
            if (SecretCipher.isSealed(field.text())) {
                field.replace(cipher.open(place(organisation, id, field), field.text())
                        .orElseThrow(() -> new IllegalStateException(id.label() + field.pointer()
                                + ": a secret whose key has gone (expected: its master key in mcpx.encryption.keys)")));
            }
        }
        return body;
    }

    /** The body sealed with the key that seals now; whether anything was sealed with another one. Changes the tree. */
    public boolean renew(OrganisationId organisation, EntryId id, ObjectNode body) {
        var renewed = false;
        for (var field : SecretFields.in(id.kind(), body)) {
            if (SecretCipher.isSealed(field.text()) && !cipher.isCurrent(field.text())) {
                var place = place(organisation, id, field);
                var secret = cipher.open(place, field.text());
                secret.ifPresent(text -> field.replace(cipher.seal(place, text)));
                renewed |= secret.isPresent();
            }
        }
        return renewed;
    }

    private static Map<String, String> texts(Kind kind, ObjectNode body) {
        return SecretFields.in(kind, body).stream().collect(Collectors.toMap(SecretField::pointer, SecretField::text));
    }

    private static Place place(OrganisationId organisation, EntryId id, SecretField field) {
        return new Place(organisation, id.kind() + "/" + id.key(), field.pointer());
    }
}
