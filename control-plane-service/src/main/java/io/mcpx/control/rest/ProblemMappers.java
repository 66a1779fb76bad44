// SPDX-License-Identifier: Apache-2.0
package io.mcpx.control.rest;

import io.mcpx.control.problem.ErrorCode;
import io.mcpx.control.problem.Refused;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where failures become answers. */
final class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    Response refused(Refused refused) {
        return Problem.of(refused);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure) {
        var status = failure.getResponse().getStatusInfo();
        return status.getStatusCode() >= 500
                ? internal(failure)
                : Problem.ofStatus(status.getStatusCode(), status.getReasonPhrase());
    }

    /** Two requests made the same thing at once. */
    @ServerExceptionMapper
    Response constraint(ConstraintViolationException violation) {
        LOG.debugf("constraint %s", violation.getConstraintName());
        return Problem.of(
                ErrorCode.CONFLICT, "it contradicts what is stored (expected: something new, or what it refers to)");
    }

    @ServerExceptionMapper
    Response internal(Throwable failure) {
        return Unavailability.isCauseOf(failure) ? unavailable(failure) : logged(failure);
    }

    private static Response unavailable(Throwable failure) {
        LOG.warnf("the database cannot be used: %s", failure.getClass().getSimpleName());
        return Problem.of(
                ErrorCode.UNAVAILABLE, "the database cannot be used now (expected: another try a little later)");
    }

    private static Response logged(Throwable failure) {
        var instance = UUID.randomUUID().toString();
        LOG.errorf(failure, "internal error %s", instance);
        return Problem.internal(instance);
    }
}
