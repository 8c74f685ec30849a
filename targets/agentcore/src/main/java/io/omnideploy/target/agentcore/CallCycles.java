package io.omnideploy.target.agentcore;

import io.omnideploy.spi.expand.Reach;
import io.omnideploy.spi.expand.aws.AwsDraft;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Agents that call each other in a circle: each is told the other's address, which is known once that is there. */
final class CallCycles {
    private final AwsDraft draft;
    private final Reach reach;
    private final Map<String, Agent> agents = new TreeMap<>();

    CallCycles(AwsDraft draft, List<Agent> all) {
        this.draft = draft;
        reach = new Reach(draft.config());
        all.forEach(agent -> agents.put(agent.name(), agent));
    }

    void check() {
        Set<String> told = new TreeSet<>();
        for (Agent agent : agents.values()) {
            if (!told.contains(agent.name()) && reaches(agent.name(), agent.name(), new TreeSet<>(), told)) {
                draft.refuse(
                        agent.path(),
                        "agentcore-calls-in-a-circle",
                        "'%s' calls agents that call it again, and each must know the address of the other first."
                                .formatted(agent.name()),
                        "Let one find the other at run time, by its name.");
            }
        }
    }

    private boolean reaches(String from, String wanted, Set<String> seen, Set<String> told) {
        for (String next : reach.of(agents.get(from).component())) {
            if (next.equals(wanted)) {
                told.addAll(seen);
                told.add(wanted);
                return true;
            }
            if (agents.containsKey(next) && seen.add(next) && reaches(next, wanted, seen, told)) {
                return true;
            }
        }
        return false;
    }
}
