package io.omnideploy.engine.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.DeploymentId;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.engine.load.TestConfigs;
import io.omnideploy.plan.Cause;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PlanStep.RunJob;
import io.omnideploy.plan.PlanStep.When;
import io.omnideploy.resource.ResourceGraph;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunsTest {
    private static final ResourceType CONTAINER = ResourceType.parse("docker.Container");

    private static final ResourceGraph GRAPH = ResourceGraph.of(
            Stream.of("web", "migrate", "seed", "notify", "db", "main")
                    .map(component -> ResourceSpec.builder(id(component)).build())
                    .toList(),
            List.of(),
            List.of(),
            Map.of());

    @TempDir
    private Path folder;

    private DeployConfig config;
    private final SortedMap<String, Job> jobs = new TreeMap<>();

    @BeforeEach
    void describe() throws Exception {
        config = TestConfigs.resolved(folder, """
                name: app
                components:
                  web: {container: {image: web}}
                  seed: {kind: job, run: before, container: {image: seed}, depends_on: [migrate]}
                  migrate: {kind: job, run: before, container: {image: migrate}, depends_on: [db]}
                  notify: {kind: job, run: after, container: {image: notify}}
                  report: {kind: job, container: {image: report}}
                  nightly: {kind: job, schedule: "0 3 * * *", container: {image: nightly}}
                backing_services: {db: {preset: postgres}}
                """);
        List.of("seed", "migrate", "notify", "report", "nightly")
                .forEach(job -> jobs.put(job, new Job(id(job), Job.Start.WHEN_MADE)));
    }

    @Test
    void runsThoseOfEachChangeAfterWhatTheyNeed() {
        assertThat(steps(change("web", Operation.UPDATE, Cause.CONFIG)))
                .containsExactly(
                        new RunJob("migrate", When.BEFORE),
                        new RunJob("seed", When.BEFORE),
                        new RunJob("notify", When.AFTER));
    }

    @Test
    void runsNoneWhereNothingChanges() {
        assertThat(steps(new Change(id("web"), Operation.NONE, Optional.empty(), List.of())))
                .isEmpty();
    }

    @Test
    void leavesToTheBackendWhatItMakesAnew() {
        assertThat(steps(
                        change("migrate", Operation.REPLACE, Cause.CONFIG),
                        change("notify", Operation.CREATE, Cause.CONFIG),
                        change("seed", Operation.UPDATE, Cause.CONFIG)))
                .containsExactly(new RunJob("seed", When.BEFORE));
    }

    @Test
    void runsAfterwardsWhatNeedsSomethingThatComesBackFirst() {
        assertThat(steps(change("db", Operation.UPDATE, Cause.DRIFT)))
                .containsExactly(
                        new RunJob("migrate", When.AFTER),
                        new RunJob("seed", When.AFTER),
                        new RunJob("notify", When.AFTER));
        assertThat(steps(change("db", Operation.REPLACE, Cause.CONFIG))).contains(new RunJob("migrate", When.BEFORE));
    }

    @Test
    void stopsAtTheFirstThatFailsAndTellsItsLastLines() {
        JobRuns runs = runs(change("web", Operation.UPDATE, Cause.CONFIG));
        List<String> started = new ArrayList<>();
        JobStarter starter = (job, lines) -> {
            started.add(job.component());
            lines.accept("said by " + job.component());
            return job.component().equals("migrate") ? 7 : 0;
        };
        List<PlanStep> steps = new ArrayList<>(runs.steps());
        assertThatThrownBy(() -> runs.run(When.BEFORE, steps, starter, event -> {}))
                .isInstanceOfSatisfying(Failed.class, failed -> {
                    assertThat(failed.resource()).contains("docker.Container/migrate");
                    assertThat(failed.cause()).isEqualTo("It ended with exit code 7. Nothing was changed.");
                    assertThat(failed.details()).containsExactly("said by migrate");
                });
        assertThat(started).containsExactly("migrate");
        runs.run(When.AFTER, steps, starter, event -> {});
        assertThat(started).containsExactly("migrate", "notify");
    }

    @Test
    void startsWhatIsOnlyDefinedAlsoWhereThePlanDefinesItAnew() {
        jobs.replaceAll((name, job) -> new Job(job.resource(), Job.Start.WHEN_ASKED));
        JobRuns runs = runs(
                change("migrate", Operation.REPLACE, Cause.CONFIG),
                change("db", Operation.CREATE, Cause.CONFIG),
                change("notify", Operation.CREATE, Cause.CONFIG));
        assertThat(runs.steps())
                .containsExactly(
                        new RunJob("migrate", When.BEFORE),
                        new RunJob("seed", When.BEFORE),
                        new RunJob("notify", When.AFTER));
        assertThat(runs.heldBack(GRAPH)).contains(Set.of(id("web")));
        assertThat(runs().heldBack(GRAPH)).isEmpty();
    }

    @Test
    void runsThemOnceMoreAfterARunThatDidNotComeToItsEnd() {
        assertThat(new JobRuns(config, jobs, plan(), true).steps()).hasSize(3);
        assertThat(new JobRuns(config, jobs, plan(), false).steps()).isEmpty();
    }

    private List<RunJob> steps(Change... changes) {
        return runs(changes).steps();
    }

    private JobRuns runs(Change... changes) {
        return new JobRuns(config, jobs, plan(changes), false);
    }

    private static Plan plan(Change... changes) {
        return new Plan(
                new DeploymentId("app", "dev"),
                "docker",
                "direct",
                Optional.empty(),
                List.of(changes),
                List.of(),
                List.of());
    }

    private static Change change(String component, Operation operation, Cause cause) {
        return new Change(id(component), operation, Optional.of(cause), List.of());
    }

    private static ResourceId id(String component) {
        return ResourceId.of(CONTAINER, component);
    }
}
