package io.omnideploy.platform.kubernetes.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** By what the API server knows who asks, where that is not a certificate. */
interface Credentials {
    /** Returns the Authorization header; empty when there is none. */
    Optional<String> header();

    /** Gets new ones after they were refused; tells whether they are others. */
    default boolean renew() {
        return false;
    }

    /** Returns nothing: a certificate, or nobody in particular. */
    static Credentials none() {
        return Optional::empty;
    }

    /** Returns a token that stays. */
    static Credentials token(String token) {
        return () -> Optional.of("Bearer " + token);
    }

    /** Returns a token in a file, which somebody writes anew before it expires. */
    static Credentials file(Path file) {
        return () -> {
            try {
                return Optional.of("Bearer " + Files.readString(file).strip());
            } catch (IOException unreadable) {
                throw new Unreachable("the token in " + file + " can't be read", unreadable);
            }
        };
    }

    /** Returns a name and a password. */
    static Credentials basic(String user, String password) {
        String text = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return () -> Optional.of("Basic " + text);
    }
}
