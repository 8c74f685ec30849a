package io.omnideploy.config;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a component is offered to others.
 *
 * @param replicas copies that run, 0 or more
 * @param isPublic whether it is reached from outside
 * @param domains host names it answers to
 * @param paths path prefixes it answers to; empty means all
 */
public record Service(
        int replicas,
        boolean isPublic,
        List<String> domains,
        List<String> paths,
        Optional<Tls> tls,
        Optional<Autoscaling> autoscaling) {
    public Service {
        domains = List.copyOf(domains);
        paths = List.copyOf(paths);
        Objects.requireNonNull(tls, "tls");
        Objects.requireNonNull(autoscaling, "autoscaling");
    }

    /** Whose certificate is shown, and in which DNS zone the names are. */
    public record Tls(Optional<String> certificate, Optional<String> zone) {
        public Tls {
            Objects.requireNonNull(certificate, "certificate");
            Objects.requireNonNull(zone, "zone");
        }
    }

    /** Between which bounds, and by which measure, copies are added; percent for CPU and memory, requests per copy and second. */
    public record Autoscaling(
            int min, int max, OptionalInt targetCpu, OptionalInt targetMemory, OptionalInt targetRequests) {
        public Autoscaling {
            Objects.requireNonNull(targetCpu, "targetCpu");
            Objects.requireNonNull(targetMemory, "targetMemory");
            Objects.requireNonNull(targetRequests, "targetRequests");
        }
    }
}
