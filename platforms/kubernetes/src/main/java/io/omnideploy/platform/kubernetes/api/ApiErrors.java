package io.omnideploy.platform.kubernetes.api;

import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.ResourceId;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one sentence what it means when the API server does not answer, or refuses. */
public final class ApiErrors {
    /** As {@code conflict with "kubectl-edit" using apps/v1: .spec.replicas}. */
    private static final Pattern OWNER = Pattern.compile("conflict with \"([^\"]*)\"");

    private static final Pattern MISSING_NAMESPACE = Pattern.compile("namespaces \"([^\"]*)\" not found");

    private ApiErrors() {}

    /** Calls the server about one resource. */
    public static <T> T of(ResourceId id, ClusterWay way, Supplier<T> call) {
        try {
            return call.get();
        } catch (Failed | Refused told) {
            throw told;
        } catch (ApiRefusal | Unreachable failure) {
            throw failure(way, failure).of(id);
        }
    }

    /** Calls the server about nothing in particular. */
    public static <T> T asked(ClusterWay way, Supplier<T> call) {
        try {
            return call.get();
        } catch (ApiRefusal | Unreachable failure) {
            throw failure(way, failure);
        }
    }

    /** Returns what an exception of this package means. */
    public static Failed failure(ClusterWay way, RuntimeException failure) {
        Failed told = switch (failure) {
            case ApiRefusal refusal -> refused(way, refusal);
            case Failed failed -> failed;
            default ->
                Failed.because("The API server at %s is not reachable: %s.".formatted(way, failure.getMessage()))
                        .remedy("Check that the cluster runs and that this machine may reach it"
                                + " ('kubectl version'); or see the plan without it with 'preview --offline'.");
        };
        return told.reason(failure);
    }

    private static Failed refused(ClusterWay way, ApiRefusal refusal) {
        return switch (refusal.code()) {
            case 401 ->
                Failed.because("The API server at %s does not know who asks (401).".formatted(way))
                        .remedy("Log in again, or correct the user of this context in the kubeconfig.");
            case 403 -> forbidden(refusal);
            case 404 -> absent(refusal);
            case 409 -> conflict(refusal);
            case 400, 422 -> invalid(refusal);
            default ->
                Failed.because("The API server refuses (%d): %s".formatted(refusal.code(), sentence(refusal)))
                        .remedy("Try again; if it stays so, ask who runs the cluster.");
        };
    }

    private static Failed forbidden(ApiRefusal refusal) {
        String message = sentence(refusal);
        if (message.contains("cannot ")) {
            return Failed.because("You may not do this on the cluster: " + message)
                    .remedy("Ask who runs the cluster for a Role with this verb on this resource, or use another"
                            + " context; see 'kubectl auth can-i --list'.");
        }
        if (message.contains("exceeded quota")) {
            return Failed.because("The namespace's quota is used up: " + message)
                    .remedy("Ask for less under resources or replicas, or have the quota raised.");
        }
        if (message.contains("PodSecurity")) {
            return Failed.because("The namespace does not admit such pods: " + message)
                    .remedy(
                            "Set kubernetes.pod_security to the level that they need, if the namespace is the stack's own;"
                                    + " or let the component do without.");
        }
        return Failed.because("The cluster does not admit it: " + message)
                .remedy("Meet the rule that it names, or ask who runs the cluster.");
    }

    private static Failed absent(ApiRefusal refusal) {
        Matcher namespace = MISSING_NAMESPACE.matcher(refusal.getMessage());
        if (namespace.find()) {
            return Failed.because("There is no namespace '%s'.".formatted(namespace.group(1)))
                    .remedy("Make it with 'kubectl create namespace %s', or leave kubernetes.namespace out, so that the"
                                    .formatted(namespace.group(1))
                            + " stack gets its own.");
        }
        if (refusal.name().isEmpty()) {
            return Failed.because("The cluster does not know this kind of object (404).")
                    .remedy("Install the operator that defines it (its custom resource definitions), or choose another"
                            + " option.");
        }
        return Failed.because("It is not there: " + sentence(refusal));
    }

    private static Failed conflict(ApiRefusal refusal) {
        List<String> lines = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        for (ApiRefusal.Cause cause : refusal.causes()) {
            if (cause.reason().equals("FieldManagerConflict")) {
                Matcher owner = OWNER.matcher(cause.message());
                String name = owner.find() ? owner.group(1) : "another manager";
                lines.add("%s is managed by %s".formatted(cause.field(), name));
                if (!owners.contains(name)) {
                    owners.add(name);
                }
            }
        }
        if (lines.isEmpty()) {
            return Failed.because("Somebody else changes it at the same time: " + sentence(refusal))
                    .remedy("Try again.");
        }
        return Failed.because("%s is managed by '%s', not by OmniDeploy."
                        .formatted(
                                lines.size() == 1
                                        ? "Field " + refusal.causes().getFirst().field()
                                        : lines.size() + " fields",
                                String.join("', '", owners)))
                .remedy("Take the field out of the description (overrides can set it to null), or set"
                        + " kubernetes.force_conflicts: true to take it over.")
                .details(lines.size() == 1 ? List.of() : lines);
    }

    private static Failed invalid(ApiRefusal refusal) {
        List<ApiRefusal.Cause> causes = refusal.causes();
        if (causes.isEmpty()) {
            return Failed.because("The API server does not take it: " + sentence(refusal))
                    .remedy("Correct the field that it names, in the description or its overrides.");
        }
        List<String> lines = causes.stream()
                .map(cause -> cause.field().isEmpty() ? cause.message() : cause.field() + ": " + cause.message())
                .distinct()
                .toList();
        return Failed.because("The API server does not take it: %s.".formatted(lines.getFirst()))
                .remedy("Correct the field that it names, in the description or its overrides.")
                .details(lines.size() == 1 ? List.of() : lines);
    }

    private static String sentence(ApiRefusal refusal) {
        String message = refusal.getMessage().strip();
        return message.endsWith(".") ? message : message + ".";
    }

    /** Returns what lies behind a chain of exceptions, as part of a sentence. */
    static String rootCause(Throwable failure) {
        boolean connecting = false;
        Throwable root = failure;
        while (true) {
            if (root instanceof HttpTimeoutException) {
                return "no answer came in time";
            }
            connecting |= root instanceof ConnectException;
            if (root.getCause() == null) {
                break;
            }
            root = root.getCause();
        }
        if (root instanceof UnresolvedAddressException || root instanceof UnknownHostException) {
            return "there is no host of this name";
        }
        if (connecting) {
            // The JDK says of it no more than that a channel was closed.
            return "nothing listens there";
        }
        return root.getMessage() == null || root.getMessage().isBlank()
                ? words(root.getClass().getSimpleName())
                : root.getMessage();
    }

    /** As {@code closed channel} of a ClosedChannelException. */
    private static String words(String type) {
        return type.replaceFirst("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(Locale.ROOT);
    }
}
