package io.omnideploy.platform.docker.engine;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import io.omnideploy.diagnostic.Causes;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.ResourceId;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the engine says when it refuses into a failure that names the resource. */
final class EngineErrors {
    private static final Pattern MESSAGE = Pattern.compile("\"message\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    private EngineErrors() {}

    /** Calls the engine; what it refuses, or can't be asked, is a failure of the resource. */
    static <T> T of(ResourceId id, Supplier<T> call) {
        try {
            return call.get();
        } catch (Failed | Refused told) {
            throw told;
        } catch (RuntimeException failure) {
            throw failure(id, failure);
        }
    }

    /** Calls the engine; it is fine when there is nothing to do, or the thing is gone or going. */
    static void lenient(ResourceId id, Runnable call) {
        of(id, () -> {
            try {
                call.run();
            } catch (NotFoundException | NotModifiedException fine) {
                // As it is to be.
            } catch (ConflictException refused) {
                // What a run asked for before it was killed goes on in the engine.
                if (!message(refused).contains("is already in progress")) {
                    throw refused;
                }
            }
            return null;
        });
    }

    /** Puts something right also when this thread is to stop: the engine's calls end at once in a thread that is. */
    static void repair(Runnable calls) {
        boolean interrupted = Thread.interrupted();
        try {
            calls.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
    static Failed failure(ResourceId id, RuntimeException failure) {
        return failure(failure).of(id);
    }

    /** Returns what an exception of the client library means. */
    static Failed failure(RuntimeException failure) {
        if (failure instanceof DockerException refused) {
            return Failed.because("Docker Engine refused: " + Causes.sentence(message(refused)))
                    .reason(refused);
        }
        if (Causes.root(failure) instanceof IOException broken) {
            return Failed.because("Docker Engine no longer answers: " + Causes.sentence(rootCause(broken)))
                    .remedy("See whether it runs (docker info), then run the same command again.")
                    .reason(failure);
        }
        return Failed.because("A property can't be used: " + Causes.sentence(rootCause(failure)))
                .reason(failure);
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

    /** Returns the innermost reason of an exception, one line. */
    static String rootCause(Throwable failure) {
        return Causes.line(Causes.root(failure));
    }
}
