package io.omnideploy.engine.job;

import io.omnideploy.config.Component;
import io.omnideploy.config.Component.Dependency;
import io.omnideploy.config.Component.Run;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PlanStep.RunJob;
import io.omnideploy.plan.PlanStep.When;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The jobs that run at each change of a stack. What the plan makes anew, the backend runs itself, in the order of the graph;
 * the others are there already and are started here.
 */
public final class JobRuns {
    private static final int LAST_LINES = 20;

    private final DeployConfig config;
    private final SortedMap<String, ResourceId> jobs;
    private final Plan plan;

    /** @param jobs the resource of each job, by component */
    public JobRuns(DeployConfig config, SortedMap<String, ResourceId> jobs, Plan plan) {
        this.config = config;
        this.jobs = jobs;
        this.plan = plan;
    }

    /** Returns which jobs are started when, each after those that it needs. */
    public List<RunJob> steps() {
        boolean changes = plan.changes().stream().anyMatch(change -> change.operation() != Operation.NONE);
        List<RunJob> steps = new ArrayList<>();
        if (changes) {
            for (Component component : inOrder()) {
                ResourceId job = jobs.get(component.name());
                if (isOfEachRun(component) && job != null && !isMadeAnew(job)) {
                    steps.add(new RunJob(component.name(), when(component)));
                }
            }
        }
        return steps;
    }

    /**
     * Runs jobs to their end, one after the other.
     *
     * @throws Failed at the first that ends with another exit code than 0
     */
    public void run(When when, List<? extends PlanStep> steps, JobStarter starter, Progress.Listener progress) {
        for (PlanStep step : steps) {
            if (step instanceof RunJob job && job.when() == when) {
                run(job, starter, progress);
            }
        }
    }

    private void run(RunJob job, JobStarter starter, Progress.Listener progress) {
        Deque<String> last = new ArrayDeque<>();
        progress.on(new Progress.Step("running job " + job.component()));
        int code = starter.run(jobs.get(job.component()), line -> {
            progress.on(new Progress.Said(job.component(), line));
            last.addLast(line);
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
        });
        if (code != 0) {
            String fate = switch (job.when()) {
                case BEFORE -> "Nothing was changed.";
                case AFTER -> "What was changed stays.";
            };
            throw Failed.because("It ended with exit code %d. %s".formatted(code, fate))
                    .of(jobs.get(job.component()))
                    .remedy("See the last lines of its log; correct what it complains about and run this again.")
                    .details(List.copyOf(last));
        }
    }

    private static boolean isOfEachRun(Component component) {
        return component.kind() == Component.Kind.JOB
                && component.schedule().isEmpty()
                && component.run() != Run.MANUAL;
    }

    private boolean isMadeAnew(ResourceId job) {
        return plan.changes().stream()
                .filter(change -> change.resource().equals(job))
                .anyMatch(change -> change.operation() == Operation.CREATE || change.operation() == Operation.REPLACE);
    }

    /** A job whose needs are gone and come back by this very run can't run before it, or nothing would ever be mended. */
    private When when(Component component) {
        if (component.run() == Run.AFTER) {
            return When.AFTER;
        }
        Set<String> needs = needs(component);
        // What runs is of one kind with what runs the job; an image or a volume that is new says nothing about it.
        ResourceType running = jobs.get(component.name()).type();
        return plan.changes().stream()
                        .filter(change -> needs.contains(change.resource().component()))
                        .filter(change -> change.resource().type().equals(running))
                        .anyMatch(JobRuns::bringsBack)
                ? When.AFTER
                : When.BEFORE;
    }

    private static boolean bringsBack(Change change) {
        return switch (change.operation()) {
            case CREATE -> true;
            case UPDATE, REPLACE ->
                change.cause()
                        .filter(cause -> cause == Cause.DRIFT || cause == Cause.INTERRUPTION)
                        .isPresent();
            case NONE, DELETE, ADOPT -> false;
        };
    }

    private Set<String> needs(Component component) {
        Set<String> needs = new TreeSet<>();
        Deque<Component> open = new ArrayDeque<>(List.of(component));
        while (!open.isEmpty()) {
            for (Dependency dependency : open.removeFirst().dependsOn()) {
                Component next = config.components().get(dependency.name());
                if (needs.add(dependency.name()) && next != null) {
                    open.addLast(next);
                }
            }
        }
        return needs;
    }

    private Collection<Component> inOrder() {
        SequencedSet<Component> ordered = new LinkedHashSet<>();
        config.components().values().forEach(component -> place(component, ordered));
        return ordered;
    }

    /** There is no cycle: the description was checked. */
    private void place(Component component, SequencedSet<Component> ordered) {
        for (Dependency dependency : component.dependsOn()) {
            Component need = config.components().get(dependency.name());
            if (need != null && !ordered.contains(need)) {
                place(need, ordered);
            }
        }
        ordered.add(component);
    }
}
