package io.omnideploy.platform.kubernetes.api;

/** The API server does not answer. */
public final class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable(String message, Throwable cause) {
        super(message, cause);
    }
}
