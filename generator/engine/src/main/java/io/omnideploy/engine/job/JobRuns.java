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
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.Job;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The jobs that run at each change of a stack. What runs by being made, the backend runs itself where the plan makes it anew, in
 * the order of the graph; the others are started here.
 */
public final class JobRuns {
    private static final int LAST_LINES = 20;

    private final DeployConfig config;
    private final SortedMap<String, Job> jobs;
    private final Plan plan;
    private final boolean unfinished;

    /**
     * @param jobs each job that can be started, by component
     * @param unfinished whether the last run of the stack did not come to its end, and perhaps not to its jobs
     */
    public JobRuns(DeployConfig config, SortedMap<String, Job> jobs, Plan plan, boolean unfinished) {
        this.config = config;
        this.jobs = jobs;
        this.plan = plan;
        this.unfinished = unfinished;
    }

    /** Returns which jobs are started when, each after those that it needs. */
    public List<RunJob> steps() {
        boolean changes = plan.changes().stream().anyMatch(change -> change.operation() != Operation.NONE);
        List<RunJob> steps = new ArrayList<>();
        if (changes || unfinished) {
            for (Component component : inOrder()) {
                Job job = jobs.get(component.name());
                if (isOfEachRun(component) && job != null && !isRunByBackend(job)) {
                    steps.add(new RunJob(component.name(), when(component)));
                }
            }
        }
        return steps;
    }

    /**
     * Returns what of a graph is brought up only behind the jobs that run before: all that runs, but for what such a job needs
     * itself. Empty when no job has to be defined before it can run, so that nothing must come ahead of it.
     */
    public Optional<Set<ResourceId>> heldBack(ResourceGraph graph) {
        List<Component> ahead = steps().stream()
                .filter(step -> step.when() == When.BEFORE && isAsked(jobs.get(step.component())))
                .map(step -> config.components().get(step.component()))
                .toList();
        if (ahead.isEmpty()) {
            return Optional.empty();
        }
        Set<String> needed = new TreeSet<>();
        Set<ResourceId> definitions = new TreeSet<>();
        for (Component component : ahead) {
            needed.addAll(needs(component));
            definitions.add(jobs.get(component.name()).resource());
        }
        Set<ResourceId> held = new TreeSet<>(graph.resources().keySet());
        held.removeIf(id -> !runs(id.component()) || needed.contains(id.component()));
        held.removeAll(graph.withNeeds(definitions));
        return Optional.of(held);
    }

    private boolean runs(String name) {
        Component component = config.components().get(name);
        return component != null && component.kind() != Component.Kind.JOB;
    }

    private static boolean isAsked(Job job) {
        return switch (job.start()) {
            case WHEN_MADE, BY_PLATFORM -> false;
            case WHEN_ASKED -> true;
        };
    }

    private boolean isRunByBackend(Job job) {
        return switch (job.start()) {
            case WHEN_MADE -> isMadeAnew(job.resource());
            case WHEN_ASKED -> false;
            case BY_PLATFORM -> true;
        };
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
        int code = starter.run(jobs.get(job.component()).resource(), line -> {
            progress.on(new Progress.Said(job.component(), line));
            last.addLast(line);
            if (last.size() > LAST_LINES) {
                last.removeFirst();
            }
        });
        if (code != 0) {
            String fate = switch (job.when()) {
                case BEFORE ->
                    isAsked(jobs.get(job.component()))
                            ? "What it needs is as described; nothing else was changed."
                            : "Nothing was changed.";
                case AFTER -> "What was changed stays.";
            };
            throw Failed.because("It ended with exit code %d. %s".formatted(code, fate))
                    .of(jobs.get(job.component()).resource())
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
        if (isAsked(jobs.get(component.name()))) {
            // What it needs is brought up first, see heldBack.
            return When.BEFORE;
        }
        Set<String> needs = needs(component);
        // What runs is of one kind with what runs the job; an image or a volume that is new says nothing about it.
        ResourceType running = jobs.get(component.name()).resource().type();
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
