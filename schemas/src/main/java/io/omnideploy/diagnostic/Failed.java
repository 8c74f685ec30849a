package io.omnideploy.diagnostic;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Ends a command because a tool or platform is absent, refused or failed (exit code 3): resource, cause, remedy, in that order. */
public final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<String> resource;
    private final transient String cause;
    private final transient Optional<String> remedy;
    private final transient List<String> details;

    private Failed(
            Optional<String> resource, String cause, Optional<String> remedy, List<String> details, Throwable reason) {
        super(resource.map(name -> name + ": ").orElse("") + cause, reason);
        this.resource = resource;
        this.cause = Objects.requireNonNull(cause, "cause");
        this.remedy = remedy;
        this.details = List.copyOf(details);
    }

    /** Returns a failure with its cause, one sentence. */
    public static Failed because(String cause) {
        return new Failed(Optional.empty(), cause, Optional.empty(), List.of(), null);
    }

    /** Returns this failure about one resource, named by its address. */
    public Failed of(Object address) {
        return new Failed(Optional.of(address.toString()), cause, remedy, details, getCause());
    }

    /** Returns this failure with a way out, one sentence. */
    public Failed remedy(String wayOut) {
        return new Failed(resource, cause, Optional.of(wayOut), details, getCause());
    }

    /** Returns this failure with lines that show it, such as the last lines of a log. */
    public Failed details(List<String> lines) {
        return new Failed(resource, cause, remedy, lines, getCause());
    }

    /** Returns this failure with the exception behind it, for the log alone. */
    public Failed reason(Throwable exception) {
        return new Failed(resource, cause, remedy, details, exception);
    }

    /** Returns the address of the resource that failed, if it was one. */
    public Optional<String> resource() {
        return resource;
    }

    /** Returns what went wrong. */
    public String cause() {
        return cause;
    }

    /** Returns what to do about it. */
    public Optional<String> remedy() {
        return remedy;
    }

    /** Returns lines that show the failure. */
    public List<String> details() {
        return details;
    }
}
