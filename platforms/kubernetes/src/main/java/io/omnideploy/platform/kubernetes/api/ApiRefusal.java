package io.omnideploy.platform.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the API server says when it does not do what it was asked for. */
public final class ApiRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final transient JsonNode status;

    /**
     * Takes an answer.
     *
     * @param code the HTTP status
     * @param status the Status object; empty when it was none
     */
    public ApiRefusal(int code, JsonNode status) {
        super(status.path("message").asText("HTTP status " + code));
        this.code = code;
        this.status = status;
    }

    /** A field that is wrong, or that somebody else owns. */
    public record Cause(String reason, String field, String message) {}

    /** Returns the HTTP status. */
    public int code() {
        return code;
    }

    /** Returns the reason in one word, such as NotFound; empty when none is told. */
    public String reason() {
        return status.path("reason").asText("");
    }

    /** Returns the kind of the object that the answer is about, as {@code namespaces}; empty when none is told. */
    public String kind() {
        return status.path("details").path("kind").asText("");
    }

    /** Returns the name of the object that the answer is about; empty when none is told. */
    public String name() {
        return status.path("details").path("name").asText("");
    }

    /** Returns what is wrong, field by field. */
    public List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        status.path("details")
                .path("causes")
                .forEach(cause -> causes.add(new Cause(
                        cause.path("reason").asText(""),
                        cause.path("field").asText(""),
                        cause.path("message").asText(""))));
        return causes;
    }

    /** Tells whether the object, or the kind, is not there. */
    public boolean isAbsent() {
        return code == 404;
    }

    /** Tells whether the user may not do it; an admission that forbids something says the same with another text. */
    public boolean isForbidden() {
        return code == 403;
    }
}
