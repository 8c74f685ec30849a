package io.omnideploy.backend.cdk.run;

import io.omnideploy.backend.cdk.template.Template;
import io.omnideploy.backend.cdk.template.TemplateParameter;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.plan.Operation;
import io.omnideploy.plan.OutputValue;
import io.omnideploy.plan.Outputs;
import io.omnideploy.plan.Plan;
import io.omnideploy.plan.Progress;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.spi.LiveResource;
import io.omnideploy.spi.RunRequest;
import io.omnideploy.spi.run.LivePlatforms;
import io.omnideploy.spi.run.Redaction;
import io.omnideploy.spi.stack.StackState;
import io.omnideploy.spi.stack.StackState.Phase;
import io.omnideploy.spi.stack.TemplateStacks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The stack of a deployment, with the connection over which it is reached. */
final class Stack implements AutoCloseable {
    static final String TOOL = "cloudformation";
    static final String PROVIDER = "aws";

    private final RunRequest request;
    private final Template template;
    private final LivePlatforms live;
    private final TemplateStacks stacks;
    private final Redaction redaction;

    private Stack(RunRequest request, Template template, LivePlatforms live, TemplateStacks stacks) {
        this.request = request;
        this.template = template;
        this.live = live;
        this.stacks = stacks;
        this.redaction = new Redaction(template.parameters().values().stream()
                .filter(parameter -> parameter.source() instanceof TemplateParameter.Secret)
                .map(parameter -> request.secrets().value(((TemplateParameter.Secret) parameter.source()).secret()))
                .toList());
    }

    /**
     * Connects.
     *
     * @throws Failed when the platform is absent or refuses
     */
    static Stack connect(RunRequest request, Template template) {
        LivePlatforms live = LivePlatforms.connect(TOOL, request);
        try {
            TemplateStacks stacks = live.session(PROVIDER)
                    .templateStacks()
                    .orElseThrow(() -> Failed.because("The platform plug-in for AWS makes no stacks."));
            return new Stack(request, template, live, stacks);
        } catch (RuntimeException failure) {
            live.close();
            throw failure;
        }
    }

    RunRequest request() {
        return request;
    }

    Template template() {
        return template;
    }

    LivePlatforms live() {
        return live;
    }

    TemplateStacks stacks() {
        return stacks;
    }

    Redaction redaction() {
        return redaction;
    }

    String name() {
        return template.stackName();
    }

    /** Returns how the stack stands once nothing is at work on it: what a run that was cut off began goes on by itself. */
    Optional<StackState> settled() {
        Optional<StackState> state = stacks.find(name());
        if (state.filter(found -> found.phase() == Phase.WORKING).isEmpty()) {
            return state;
        }
        request.progress()
                .on(new Progress.Step("wait: CloudFormation is at work on %s (%s)"
                        .formatted(name(), state.get().status())));
        Origins ids = new Origins(template, LiveTemplate.NONE, request.emit().catalog());
        return stacks.follow(state.get().id(), new StackRunEvents(ids, Map.of(), request.progress(), live, redaction));
    }

    /** Returns the template that the stack has; an empty one where it has none. */
    LiveTemplate liveTemplate(Optional<StackState> state) {
        return state.filter(found -> found.phase() != Phase.REVIEW)
                .map(found -> LiveTemplate.of(stacks.template(found.id())))
                .orElse(LiveTemplate.NONE);
    }

    /** Returns what a change of the stack tells while it runs. */
    StackRunEvents events(Origins ids, Plan plan) {
        Map<ResourceId, Operation> planned = new TreeMap<>();
        plan.changes().forEach(change -> planned.put(change.resource(), change.operation()));
        return new StackRunEvents(ids, planned, request.progress(), live, redaction);
    }

    /** Returns the outputs as the graph calls them. */
    Outputs outputs(Optional<StackState> state) {
        SortedMap<String, OutputSpec> specs = request.emit().graph().outputs();
        SortedMap<String, OutputValue> values = new TreeMap<>();
        template.outputs()
                .forEach((name, output) -> state.map(found -> found.outputs().get(name))
                        .ifPresent(value -> {
                            Optional<OutputSpec> spec = Optional.ofNullable(specs.get(output.output()));
                            values.put(
                                    output.output(),
                                    new OutputValue(
                                            value,
                                            spec.filter(known -> known.value().isSecret())
                                                    .isPresent(),
                                            spec.map(OutputSpec::description).orElse("")));
                        }));
        return new Outputs(values);
    }

    /** Returns what carries the stack's labels, but for what went with a stack. */
    List<LiveResource> remaining(Set<String> removed) {
        List<LiveResource> left = new ArrayList<>();
        for (LiveResource resource : live.everything()) {
            boolean isGone = removed.contains(resource.physicalId())
                    || resource.attributes().values().stream()
                            .anyMatch(value -> value instanceof io.omnideploy.resource.Value.Text text
                                    && removed.contains(text.text()));
            if (!isGone) {
                left.add(resource);
            }
        }
        return left;
    }

    @Override
    public void close() {
        live.close();
    }
}
