// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.change.Order.Mode;
import io.mcpx.control.document.Hash;
import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import io.mcpx.control.secret.MasterKeys;
import io.mcpx.control.secret.Sealing;
import io.mcpx.control.tenancy.Tenancy;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;

/**
 * Does what a request with an {@code Idempotency-Key} asks for once: sent again within 24 hours, it gets the same answer. The
 * key is taken in the transaction of the change, so that two of them at once wait for each other, and a refused one is free
 * again. Answers are kept encrypted.
 */
@Singleton
public final class Idempotency {

    private static final String HEADER = "Idempotency-Key";
    private static final int LONGEST = 255;

    private static final String FORGET =
            "delete from idempotency where created_at < now() - interval '24 hours' and actor = ?1";
    private static final String CLAIM =
            "insert into idempotency (organisation_id, actor, key, request_hash, created_at)"
                    + " values (mcpx_organisation(), ?1, ?2, ?3, now()) on conflict do nothing";
    private static final String FIND = "select request_hash, answer from idempotency where actor = ?1 and key = ?2";
    private static final String KEEP = "update idempotency set answer = ?3 where actor = ?1 and key = ?2";

    private final Tenancy tenancy;
    private final Sealing sealing;

    Idempotency(Tenancy tenancy, MasterKeys keys) {
        this.tenancy = tenancy;
        this.sealing = keys.sealing("answers");
    }

    private record Key(String actor, String key, String requestHash) {
        String context() {
            return actor + "\n" + key;
        }
    }

    /**
     * Does the work in one transaction in the name of the call's organisation.
     *
     * @param body of the request; a key may not be used for another one
     */
    public Uni<Response> once(ContainerRequestContext request, String body, Supplier<Uni<Answer>> work) {
        var call = Call.of(request);
        var written = request.getHeaderString(HEADER);
        if (written == null || call.mode() == Mode.DRY_RUN) {
            return tenancy.inside(call.organisation(), work).map(Answer::response);
        }
        var key = new Key(call.actor().label() + ":" + call.actor().id(), checked(written), hash(request, body));
        return tenancy.inside(call.organisation(), () -> claim(key).chain(free -> free ? first(key, work) : again(key)))
                .map(Answer::response);
    }

    private Uni<Boolean> claim(Key key) {
        return update(FORGET, key.actor())
                .chain(() -> update(CLAIM, key.actor(), key.key(), key.requestHash()))
                .map(count -> count == 1);
    }

    private Uni<Answer> first(Key key, Supplier<Uni<Answer>> work) {
        return work.get()
                .call(answer -> update(KEEP, key.actor(), key.key(), sealing.seal(key.context(), answer.written())));
    }

    private Uni<Answer> again(Key key) {
        return tenancy.session()
                .chain(session -> session.createNativeQuery(FIND, Object[].class)
                        .setParameter(1, key.actor())
                        .setParameter(2, key.key())
                        .getResultList())
                .map(rows -> kept(key, rows));
    }

    private Answer kept(Key key, List<Object[]> rows) {
        var row = rows.getFirst();
        if (!key.requestHash().equals(row[0])) {
            throw new Refused(ErrorCode.KEY_REUSED, HEADER + ": used for another request (expected: a new one)");
        }
        return sealing.open(key.context(), String.valueOf(row[1]))
                .map(Answer::read)
                .orElseThrow(() -> new Refused(
                        ErrorCode.CONFLICT, HEADER + ": its answer cannot be given again (expected: a new one)"));
    }

    private Uni<Integer> update(String sql, String... parameters) {
        return tenancy.session().chain(session -> {
            var query = session.createNativeQuery(sql);
            for (var i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    private static String checked(String written) {
        if (written.isBlank() || written.length() > LONGEST || !written.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw Refused.invalid(
                    HEADER, "not a key", "1 to " + LONGEST + " printable ASCII characters without blanks");
        }
        return written;
    }

    private static String hash(ContainerRequestContext request, String body) {
        return Hash.of(request.getMethod() + " " + request.getUriInfo().getRequestUri() + "\n" + body);
    }
}
