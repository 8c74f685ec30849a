package io.omnideploy.spi.expand;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.Component.Kind;
import io.omnideploy.config.Component.Run;
import io.omnideploy.config.DeployConfig;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be there before a component starts: what it depends on, and the jobs that run before the others or the others
 * that a job runs after. A job that runs before the others waits for those that it needs itself.
 */
public final class StartOrder {
    private final DeployConfig config;

    public StartOrder(DeployConfig config) {
        this.config = config;
    }

    /** Returns the names of components and backing services that come before a component. */
    public Set<String> before(Component component) {
        Set<String> before = new TreeSet<>();
        component.dependsOn().forEach(dependency -> before.add(dependency.name()));
        for (Component other : config.components().values()) {
            if (!other.equals(component) && comesFirst(other, component)) {
                before.add(other.name());
            }
        }
        return before;
    }

    private boolean comesFirst(Component first, Component then) {
        boolean jobBefore = first.kind() == Kind.JOB && first.run() == Run.BEFORE && then.kind() != Kind.JOB;
        boolean jobAfter = then.kind() == Kind.JOB && then.run() == Run.AFTER && first.kind() != Kind.JOB;
        return (jobBefore || jobAfter) && !needs(first).contains(then.name());
    }

    private Set<String> needs(Component component) {
        Set<String> needs = new TreeSet<>();
        collect(component, needs);
        return needs;
    }

    private void collect(Component component, Set<String> needs) {
        for (Dependency dependency : component.dependsOn()) {
            Component next = config.components().get(dependency.name());
            if (needs.add(dependency.name()) && next != null) {
                collect(next, needs);
            }
        }
    }
}
