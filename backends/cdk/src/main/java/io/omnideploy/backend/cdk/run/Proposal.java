package io.omnideploy.backend.cdk.run;

import io.omnideploy.spi.stack.ChangeRequest;
import io.omnideploy.spi.stack.ProposedChanges;
import io.omnideploy.spi.stack.StackState;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a stack is to become, and how far CloudFormation has worked that out.
 *
 * @param text the wanted template
 * @param values of its parameters, secrets in clear
 * @param state how the stack stands
 * @param live the template that it has
 * @param changes what CloudFormation worked out; empty for a stack that is not there yet, or when there is nothing to do
 * @param isOwn whether this run made the change set, and so gives it up
 */
record Proposal(
        String name,
        String stackName,
        String text,
        SortedMap<String, String> values,
        SortedMap<String, String> tags,
        Optional<StackState> state,
        LiveTemplate live,
        Origins ids,
        Optional<ProposedChanges> changes,
        boolean isOwn) {
    /** Tells whether the stack has nothing yet. */
    boolean isNew() {
        return state.isEmpty()
                || state.get().phase() == StackState.Phase.REVIEW
                || state.get().phase() == StackState.Phase.STILLBORN;
    }

    /** Returns a question about a template; what it takes from the stack as it is keeps its parameters' values. */
    ChangeRequest request(String template, ChangeRequest.Basis basis) {
        SortedSet<String> used = LiveTemplate.of(template).parameters();
        SortedMap<String, String> given = new TreeMap<>(values);
        given.keySet().retainAll(used);
        SortedSet<String> kept = new TreeSet<>(used);
        kept.removeAll(given.keySet());
        kept.retainAll(live.parameters());
        return new ChangeRequest(stackName, name, template, given, kept, tags, basis);
    }

    /** Names no value: they may be secret. */
    @Override
    public String toString() {
        return "proposal %s for %s".formatted(name, stackName);
    }
}
