package io.omnideploy.platform.kubernetes.session;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why a pod does not come up, as its status tells it.
 *
 * @param pod its name
 * @param container empty when it is the pod as a whole
 * @param cause one sentence
 * @param patience how long it may stay so before it counts: some things come right by themselves
 * @param crashed whether the container has run and ended
 */
record Trouble(
        JsonNode pod, String container, String cause, String remedy, Optional<Duration> patience, boolean crashed) {
    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration PULL = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(10);
    // By then it waits ten seconds and more between its attempts.
    private static final int OFTEN = 3;

    /** Returns what is wrong with a pod, the weightiest first; nothing if it is only not ready yet. */
    static List<Trouble> of(JsonNode pod) {
        List<Trouble> found = new ArrayList<>();
        JsonNode status = pod.path("status");
        for (String kind : List.of("initContainerStatuses", "containerStatuses")) {
            for (JsonNode container : status.path(kind)) {
                container(pod, container).ifPresent(found::add);
            }
        }
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals("PodScheduled")
                    && condition.path("status").asText().equals("False")) {
                // A node may be on its way.
                found.add(new Trouble(
                        pod,
                        "",
                        "No node takes its pod: "
                                + sentence(condition.path("message").asText("")),
                        "Ask for less under resources, correct kubernetes.node_selector and tolerations, or add a node.",
                        Optional.empty(),
                        false));
            }
        }
        if (status.path("phase").asText().equals("Failed") && found.isEmpty()) {
            found.add(new Trouble(
                    pod,
                    "",
                    "Its pod has failed: "
                            + sentence((status.path("reason").asText("") + " "
                                            + status.path("message").asText(""))
                                    .strip()),
                    "See the last lines of its log; correct its command, environment or image.",
                    Optional.of(SHORT),
                    true));
        }
        return found;
    }

    private static Optional<Trouble> container(JsonNode pod, JsonNode container) {
        JsonNode waiting = container.path("state").path("waiting");
        String reason = waiting.path("reason").asText("");
        String message = waiting.path("message").asText("");
        String name = container.path("name").asText();
        String image = container.path("image").asText();
        return Optional.ofNullable(
                switch (reason) {
                    case "ErrImagePull", "ImagePullBackOff", "RegistryUnavailable" ->
                        new Trouble(
                                pod,
                                name,
                                "Its image %s can't be pulled: %s".formatted(image, sentence(message)),
                                "Correct container.image; give a private registry's login under container.registry.",
                                Optional.of(PULL),
                                false);
                    case "InvalidImageName", "ErrImageNeverPull" ->
                        new Trouble(
                                pod,
                                name,
                                "Its image %s can't be had: %s".formatted(image, sentence(message)),
                                "Correct container.image.",
                                Optional.of(AT_ONCE),
                                false);
                    case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
                        notMade(pod, name, image, message);
                    case "CrashLoopBackOff" -> crashed(pod, name, container, ", again and again");
                    default -> null;
                });
    }

    private static Trouble notMade(JsonNode pod, String name, String image, String message) {
        boolean root = message.contains("runAsNonRoot") || message.contains("runAsUser breaks non-root policy");
        return root
                ? new Trouble(
                        pod,
                        name,
                        "Its image %s runs as root, which its security context does not allow.".formatted(image),
                        "Set container.user to a number other than 0, use an image that runs as one, or lower"
                                + " kubernetes.pod_security.",
                        Optional.of(AT_ONCE),
                        false)
                : new Trouble(
                        pod,
                        name,
                        "Its container %s can't be made: %s".formatted(name, sentence(message)),
                        "Correct what it names.",
                        Optional.of(SHORT),
                        false);
    }

    /** Returns what is said of a container that ended. */
    static Trouble crashed(JsonNode pod, String name, JsonNode container, String again) {
        JsonNode last = container.path("lastState").has("terminated")
                ? container.path("lastState").path("terminated")
                : container.path("state").path("terminated");
        int code = last.path("exitCode").asInt(-1);
        boolean memory = last.path("reason").asText("").equals("OOMKilled");
        String ended = code < 0
                ? "Its container %s crashes%s.".formatted(name, again)
                : "Its container %s ended with exit code %d%s.".formatted(name, code, again);
        String cause = memory ? ended + " It ran out of memory." : ended;
        return new Trouble(
                pod,
                name,
                cause,
                memory
                        ? "Give it more memory under resources."
                        : "See the last lines of its log; correct its command, environment or image.",
                Optional.of(container.path("restartCount").asInt() >= OFTEN ? AT_ONCE : SHORT),
                true);
    }

    /** Returns what tells it from another. */
    String key() {
        return pod.path("metadata").path("uid").asText() + "/" + container + "/" + remedy;
    }

    private static String sentence(String text) {
        String stripped = text.strip();
        return stripped.isEmpty() ? "no reason is told." : stripped.endsWith(".") ? stripped : stripped + ".";
    }
}
