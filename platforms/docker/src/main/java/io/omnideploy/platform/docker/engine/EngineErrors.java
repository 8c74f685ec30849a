package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.resource.ResourceId;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the engine says when it refuses into a failure that names the resource. */
final class EngineErrors {
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private EngineErrors() {}

    /** Calls the engine; what it refuses is a failure of the resource. */
    static <T> T of(ResourceId id, Supplier<T> call) {
        try {
            return call.get();
        } catch (DockerException refused) {
            throw failure(id, refused);
        }
    }

    /** Calls the engine; it is fine when there is nothing to do, or the thing is gone. */
    static void lenient(ResourceId id, Runnable call) {
        try {
            call.run();
        } catch (NotFoundException | NotModifiedException fine) {
            return;
        } catch (DockerException refused) {
            throw failure(id, refused);
        }
    }

    /** Asks the engine for something that may not be there. */
    static <T> Optional<T> find(Supplier<T> call) {
        try {
            return Optional.of(call.get());
        } catch (NotFoundException absent) {
            return Optional.empty();
        }
    }

    /** Returns the failure of a resource. */
    static Failed failure(ResourceId id, DockerException refused) {
        return Failed.because("Docker Engine refused: " + sentence(message(refused)))
                .of(id)
                .reason(refused);
    }

    /** Returns what the engine said, without the wrapping of the client library. */
    static String message(DockerException refused) {
        String text = refused.getMessage() == null ? refused.toString() : refused.getMessage();
        Matcher matcher = MESSAGE.matcher(text);
        String message = matcher.find() ? matcher.group(1) : text.replaceFirst("^Status \\d+: ", "");
        return message.replace("\\\"", "\"")
                .replace("\\n", " ")
                .replace("\\\\", "\\")
                .strip();
    }

    /** Returns a text with a full stop. */
    static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** Returns the innermost reason of an exception, one line. */
    static String rootCause(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null) {
            at = at.getCause();
        }
        String text = at.getMessage() == null ? at.getClass().getSimpleName() : at.getMessage();
        return text.lines().findFirst().orElse("").replaceFirst("\\.$", "");
    }
}
