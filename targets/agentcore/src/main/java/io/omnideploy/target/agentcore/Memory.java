package io.omnideploy.target.agentcore;

import io.omnideploy.plan.LedgerEntry.Fate;
import io.omnideploy.resource.Lifecycle;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.OutputSpec;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.GivenVariables;
import io.omnideploy.spi.expand.Production;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The memory that agents share, and what it makes of conversations for long. */
final class Memory {
    /** By this variable the starter toolkit's agents find it, too. */
    static final String VARIABLE = "BEDROCK_AGENTCORE_MEMORY_ID";

    private static final ResourceId ID = ResourceId.of(AgentTypes.MEMORY, ResourceId.MAIN);
    private static final Origin GIVEN = Origin.rule("agentcore-memory-given");
    private static final Origin IN_TURN = Origin.rule("agentcore-one-strategy-at-a-time");
    private static final Origin PRODUCTION = Origin.rule("protected-in-production");

    private static final Map<String, String> TYPES = Map.of(
            "semantic", "SEMANTIC",
            "summary", "SUMMARIZATION",
            "user_preference", "USER_PREFERENCE");
    private static final String BY_ACTOR = "/strategies/{memoryStrategyId}/actors/{actorId}";
    private static final String BY_SESSION = BY_ACTOR + "/sessions/{sessionId}";

    private final AwsDraft draft;
    private final Optional<Section> section;

    Memory(AwsDraft draft, Section top) {
        this.draft = draft;
        section = top.map("memory");
    }

    void add() {
        section.ifPresent(this::add);
    }

    private void add(Section memory) {
        boolean isProtected =
                memory.isOn("protect", Production.is(draft.config().id()));
        ResourceSpec.Builder spec = draft.tagged(ID, Origin.at(memory.path()))
                .because("", memory.has("protect") ? memory.origin("protect") : PRODUCTION)
                .set("name", Value.text(Runtimes.name(draft, "memory")), Roles.NAME)
                .set(
                        "event_expiry_duration",
                        Value.number(memory.number("expiry_days").orElseThrow()),
                        memory.origin("expiry_days"));
        memory.text("description")
                .ifPresent(text -> spec.set("description", Value.text(text), memory.origin("description")));
        memory.text("key").ifPresent(key -> spec.set("encryption_key_arn", Value.text(key), memory.origin("key")));
        draft.add(isProtected ? spec.lifecycle(Lifecycle.protectedOne()) : spec);
        Set<ResourceId> before = new TreeSet<>();
        memory.maps("strategies").forEach((name, strategy) -> {
            ResourceId id = strategy(name, strategy, before);
            before.clear();
            before.add(id);
        });
        draft.output(new OutputSpec("memory_id", Value.ref(ID, "id"), "The memory that the agents share."));
    }

    /** While one is made the memory takes no other. */
    private ResourceId strategy(String name, Section strategy, Set<ResourceId> before) {
        String type = strategy.text("type").orElseThrow();
        List<String> written = strategy.texts("namespaces");
        List<String> namespaces = written.isEmpty() ? List.of(type.equals("summary") ? BY_SESSION : BY_ACTOR) : written;
        ResourceSpec.Builder spec = draft.start(
                        new ResourceId(AgentTypes.MEMORY_STRATEGY, ResourceId.MAIN, name.replace('_', '-')),
                        Origin.at(strategy.path()))
                .set("memory_id", Value.ref(ID, "id"), Origin.at(strategy.path()))
                .set("name", Value.text(name), Origin.at(strategy.path()))
                .set("type", Value.text(TYPES.get(type)), strategy.origin("type"))
                .set("namespaces", Value.texts(new TreeSet<>(namespaces)), strategy.origin("namespaces"))
                .after(before);
        strategy.text("description")
                .ifPresent(text -> spec.set("description", Value.text(text), strategy.origin("description")));
        if (!before.isEmpty()) {
            spec.because(ResourceSpec.ORDER, IN_TURN);
        }
        return draft.add(spec);
    }

    /** Tells an agent of the memory, and lets it use it. */
    void give(Agent agent) {
        Section said = agent.at("use_memory");
        if (section.isEmpty()) {
            draft.accountWritten(
                    said.path().then("use_memory"),
                    Fate.DROPPED,
                    "agentcore-setting-unused",
                    "There is no memory here.",
                    "Write agentcore.memory, or leave it out.");
            return;
        }
        Set<Origin> why = new TreeSet<>(Set.of(GIVEN, Origin.at(section.get().path())));
        if (said.has("use_memory")) {
            why.add(said.origin("use_memory"));
        }
        if (!said.isOn("use_memory", true)) {
            draft.account(
                    said.path().then("use_memory"),
                    Fate.APPROXIMATED,
                    "agentcore-without-memory",
                    "The agent is not told of the memory, and may not use it.",
                    "Leave it out if it should.");
            return;
        }
        if (!GivenVariables.sets(agent.component(), VARIABLE)) {
            agent.variable(VARIABLE, Value.ref(ID, "id"), why);
        }
        agent.allow(new IamStatement(
                "UseMemory",
                List.of(
                        "bedrock-agentcore:CreateEvent",
                        "bedrock-agentcore:DeleteEvent",
                        "bedrock-agentcore:GetEvent",
                        "bedrock-agentcore:GetMemory",
                        "bedrock-agentcore:GetMemoryRecord",
                        "bedrock-agentcore:ListActors",
                        "bedrock-agentcore:ListEvents",
                        "bedrock-agentcore:ListMemoryRecords",
                        "bedrock-agentcore:ListSessions",
                        "bedrock-agentcore:RetrieveMemoryRecords"),
                List.of(Value.ref(ID, "arn"))));
    }
}
