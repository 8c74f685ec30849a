package io.omnideploy.target.agentcore;

import io.omnideploy.config.BackingService;
import io.omnideploy.config.DeployConfig;
import io.omnideploy.config.Template;
import io.omnideploy.resource.Origin;
import io.omnideploy.resource.Value;
import io.omnideploy.spi.expand.ExternalUse;
import io.omnideploy.spi.expand.Reach;
import io.omnideploy.spi.expand.ServerPreset;
import io.omnideploy.spi.expand.TemplateValues;
import io.omnideploy.spi.expand.aws.AwsDraft;
import io.omnideploy.spi.expand.aws.IamStatement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What can be referred to as {@code ${owner.attribute}}: agents under AgentCore's address, services that exist already. */
final class Addresses {
    private static final int HTTPS = 443;

    private final AwsDraft draft;
    private final TemplateValues values;
    private final ExternalUse external;
    private final Reach reach;
    private final Map<String, Agent> agents = new TreeMap<>();

    Addresses(AwsDraft draft, List<Agent> all) {
        this.draft = draft;
        DeployConfig config = draft.config();
        values = new TemplateValues(config, draft.secrets());
        external = new ExternalUse(config, config.components().values());
        reach = new Reach(config);
        for (Agent agent : all) {
            agents.put(agent.name(), agent);
            values.put(
                    agent.name(),
                    Map.of(
                            "host", Value.text(host()),
                            "port", Value.text(Integer.toString(HTTPS)),
                            "url", url(draft, agent)));
        }
        List<ServerPreset> presets = ServerPreset.all(draft.secrets());
        for (BackingService service : config.backingServices().values()) {
            Optional<ServerPreset> preset = ServerPreset.find(presets, service.preset());
            if (preset.isPresent() && service.external().isPresent()) {
                values.put(
                        service.name(),
                        known(preset.get(), service, service.external().get()));
            }
        }
    }

    private Map<String, Value> known(ServerPreset preset, BackingService service, BackingService.External written) {
        Map<String, Value> known = new TreeMap<>(preset.external(service, written));
        written.url().ifPresent(template -> {
            Value url = values.value(template, "address of " + service.name());
            known.put("url", url);
            known.computeIfPresent("endpoint", (name, computed) -> url);
        });
        return known;
    }

    /** Returns what a backing service can be asked. */
    Map<String, Value> of(String owner) {
        return Optional.ofNullable(values.of(owner)).orElse(Map.of());
    }

    /** Returns a template as a value; a value with a secret in it stays one. */
    Value value(Template template, String purpose) {
        return values.value(template, purpose);
    }

    /** Returns the lines behind the references in a template. */
    Set<Origin> why(Template template) {
        return external.why(template);
    }

    /** Returns the lines behind an attribute of a backing service. */
    Set<Origin> why(String owner, String attribute) {
        return external.why(owner, attribute);
    }

    /** Tells what of services that exist already nobody uses. */
    void unused() {
        external.unused()
                .forEach(entry ->
                        draft.account(entry.path(), entry.fate(), entry.rule(), entry.reason(), entry.remedy()));
    }

    /** Lets an agent call those that it depends on or refers to, and makes it wait for those that it depends on. */
    void allowCalls(Agent agent) {
        for (String name : reach.of(agent.component())) {
            Agent other = agents.get(name);
            if (other != null) {
                Value arn = Value.ref(other.runtime(), "agent_runtime_arn");
                agent.allow(new IamStatement(
                        "CallAgents",
                        List.of("bedrock-agentcore:InvokeAgentRuntime"),
                        List.of(arn, TemplateValues.joined(List.of(arn, Value.text("/*"))))));
                agent.after(Set.of(other.runtime()));
            }
        }
    }

    private String host() {
        return "bedrock-agentcore." + draft.region() + "." + draft.hostSuffix();
    }

    /**
     * Returns where an agent is called. By its ID and the account, since an ARN would have to be encoded
     * (InvokeAgentRuntime API).
     */
    static Value url(AwsDraft draft, Agent agent) {
        return TemplateValues.joined(List.of(
                Value.text("https://bedrock-agentcore." + draft.region() + "." + draft.hostSuffix() + "/runtimes/"),
                Value.ref(agent.runtime(), "agent_runtime_id"),
                Value.text("/invocations?accountId="),
                draft.accountId(),
                Value.text("&qualifier=DEFAULT")));
    }
}
