package io.omnideploy.engine.approval;

import io.omnideploy.engine.Deployment;
import io.omnideploy.engine.secret.StackSecrets;
import io.omnideploy.plan.Change;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.PlanStep;
import io.omnideploy.plan.PropertyChange;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.PlatformFact;
import io.omnideploy.spi.PreparedRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells what a plan of a deployment is bound to. */
final class Bindings {
    static final String CHOICE = "choice";
    static final String DESCRIPTION = "description";
    static final String FILES = "files";
    static final String SECRETS = "secrets";
    static final String PLATFORM = "platform";
    static final String TOOLS = "tools";
    static final String CHANGES = "changes";
    static final String OTHERS = "others";

    /** How many digits of a digest are shown to people. */
    static final int SHORT = 12;

    private final Deployment deployment;

    Bindings(Deployment deployment) {
        this.deployment = deployment;
    }

    /** Returns what is to be run. */
    Bound choice() {
        SortedMap<String, String> choice = new TreeMap<>();
        choice.put("deployment", deployment.id().name());
        choice.put("stack", deployment.id().stack());
        choice.put("target", deployment.target().name());
        choice.put("backend", deployment.backend().name());
        choice.put(
                "omnideploy",
                Objects.requireNonNullElse(Bindings.class.getPackage().getImplementationVersion(), "development"));
        return section(CHOICE, choice);
    }

    /** Returns what is known before any tool or platform is asked: the description, the files, the secrets. */
    Bound input(StackSecrets secrets) {
        SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
        sections.put(DESCRIPTION, DescriptionDigests.of(deployment.description()));
        SortedMap<String, String> files = new TreeMap<>();
        deployment.backend().emit(deployment.emitRequest()).forEach((path, text) -> files.put(path, Digest.of(text)));
        sections.put(FILES, files);
        sections.put(SECRETS, secrets(secrets));
        return new Bound(sections);
    }

    /** Returns what the platforms say of themselves. */
    static Bound platforms(Map<String, SortedMap<String, PlatformFact>> byProvider) {
        SortedMap<String, String> told = new TreeMap<>();
        byProvider.forEach((provider, facts) -> facts.forEach((key, fact) -> {
            if (fact.kind() == PlatformFact.Kind.SELF) {
                told.put(provider + "." + key, fact.value());
            }
        }));
        return section(PLATFORM, told);
    }

    /** Returns what is known once it is planned: the tools, the state, and everything that would happen. */
    Bound run(PreparedRun run) {
        Plan plan = run.plan();
        SortedMap<String, String> changes = new TreeMap<>();
        for (Change change : plan.changes()) {
            changes.put(change.resource().toString(), isBuilt(change) ? "there after the build" : words(change));
        }
        SortedMap<String, String> others = new TreeMap<>();
        for (PropertyChange output : plan.outputs()) {
            others.put("output " + output.path(), before(List.of(output)));
        }
        int number = 0;
        for (PlanStep step : plan.steps()) {
            if (step instanceof PlanStep.RunJob job) {
                number++;
                others.put("job " + number, job.component() + " " + job.when());
            }
        }
        return section(TOOLS, run.bindings()).and(section(CHANGES, changes)).and(section(OTHERS, others));
    }

    private SortedMap<String, String> secrets(StackSecrets secrets) {
        SortedMap<String, String> marks = new TreeMap<>();
        for (String name : deployment.graph().secrets().keySet()) {
            marks.put(name, secrets.pending().contains(name) ? "made at up" : secrets.fingerprint(name));
        }
        return marks;
    }

    /** An image is named by what it is made of, so it makes no difference who has built it meanwhile. */
    private boolean isBuilt(Change change) {
        ResourceSpec spec = deployment.graph().resources().get(change.resource());
        return spec != null
                && (change.operation() == Operation.NONE || change.operation() == Operation.CREATE)
                && deployment.builds().stream()
                        .anyMatch(build -> spec.properties().containsValue(Value.text(build.image())));
    }

    private static String words(Change change) {
        String operation =
                change.operation() + change.cause().map(why -> " (" + why + ")").orElse("");
        return switch (change.operation()) {
            case NONE, CREATE, DELETE, ADOPT -> operation;
            case UPDATE, REPLACE ->
                operation + ": "
                        + change.properties().stream().map(PropertyChange::path).collect(Collectors.joining(", "))
                        + " #" + before(change.properties());
        };
    }

    /** What it becomes is bound by the description; what it is now is known here alone. */
    private static String before(List<PropertyChange> properties) {
        Digest digest = new Digest();
        for (PropertyChange property : properties) {
            digest.add(property.path()).add(property.before().toString());
        }
        return digest.hex().substring(0, SHORT);
    }

    private static Bound section(String name, SortedMap<String, String> things) {
        SortedMap<String, SortedMap<String, String>> sections = new TreeMap<>();
        sections.put(name, things);
        return new Bound(sections);
    }
}
