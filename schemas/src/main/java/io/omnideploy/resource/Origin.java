package io.omnideploy.resource;

import io.omnideploy.config.ConfigPath;
import java.util.Objects;

/** Why a property is there: a person wrote something, or a rule of the target made it. */
public sealed interface Origin extends Comparable<Origin> {
    /** What a person wrote, or left to its default, at a path of the description. */
    record Written(ConfigPath path) implements Origin {
        public Written {
            Objects.requireNonNull(path, "path");
        }

        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * A rule of the target.
     *
     * @param name stable name in kebab case, such as {@code docker-network-per-stack}
     */
    record Rule(String name) implements Origin {
        public Rule {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String toString() {
            return "rule " + name;
        }
    }

    /** Returns the origin of what stands at a path. */
    static Origin at(ConfigPath path) {
        return new Written(path);
    }

    /** Returns the origin of what a rule made. */
    static Origin rule(String name) {
        return new Rule(name);
    }

    @Override
    default int compareTo(Origin other) {
        return toString().compareTo(other.toString());
    }
}
