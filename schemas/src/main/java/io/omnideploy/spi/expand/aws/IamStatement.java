package io.omnideploy.spi.expand.aws;

import io.omnideploy.resource.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A statement of an IAM policy that allows something.
 *
 * @param sid what it is for, letters and digits only; statements of the same one are written as one
 * @param resources ARNs
 * @param condition when it holds, in IAM's words; always if absent
 */
public record IamStatement(String sid, List<String> actions, List<Value> resources, Optional<Value.Obj> condition) {
    private static final String VERSION = "2012-10-17";

    public IamStatement {
        if (!sid.matches("[A-Za-z0-9]+")) {
            throw new IllegalArgumentException("not a statement ID: " + sid);
        }
        actions = actions.stream().distinct().sorted().toList();
        resources = List.copyOf(resources);
        Objects.requireNonNull(condition, "condition");
    }

    /** Makes a statement that always holds. */
    public IamStatement(String sid, List<String> actions, List<Value> resources) {
        this(sid, actions, resources, Optional.empty());
    }

    /** Returns this statement under a condition. */
    public IamStatement where(Value.Obj when) {
        return new IamStatement(sid, actions, resources, Optional.of(when));
    }

    /** Returns a statement that allows one action. */
    public static IamStatement of(String sid, String action, Value... resources) {
        return new IamStatement(sid, List.of(action), List.of(resources));
    }

    /** Returns a policy of all statements, each sid once, in the order in which they came. */
    public static Value policy(Collection<IamStatement> statements) {
        SequencedMap<String, IamStatement> bySid = new LinkedHashMap<>();
        statements.forEach(statement -> bySid.merge(statement.sid(), statement, IamStatement::with));
        return document(bySid.values().stream().map(IamStatement::value).toList());
    }

    /** Returns the policy that lets an AWS service take a role. */
    public static Value trust(String service) {
        return document(List.of(Value.object(Map.of(
                "Effect", Value.text("Allow"),
                "Principal", Value.object(Map.of("Service", Value.text(service))),
                "Action", Value.text("sts:AssumeRole")))));
    }

    /** Returns the policy that lets an AWS service take a role under a condition, in IAM's words. */
    public static Value trust(String service, Value.Obj condition) {
        return document(List.of(Value.object(Map.of(
                "Effect", Value.text("Allow"),
                "Principal", Value.object(Map.of("Service", Value.text(service))),
                "Action", Value.text("sts:AssumeRole"),
                "Condition", condition))));
    }

    private static Value document(List<Value> statements) {
        return new Value.JsonText(
                Value.object(Map.of("Version", Value.text(VERSION), "Statement", new Value.Seq(statements))));
    }

    private IamStatement with(IamStatement other) {
        Set<String> both = new LinkedHashSet<>(actions);
        both.addAll(other.actions);
        Set<Value> all = new LinkedHashSet<>(resources);
        all.addAll(other.resources);
        return new IamStatement(sid, List.copyOf(both), new ArrayList<>(all), condition);
    }

    private Value value() {
        Value.Obj always = Value.object(new TreeMap<>(Map.of(
                "Sid", Value.text(sid),
                "Effect", Value.text("Allow"),
                "Action",
                        single(actions.stream()
                                .map(action -> (Value) Value.text(action))
                                .toList()),
                "Resource", single(resources))));
        return condition.map(when -> always.with("Condition", when)).orElse(always);
    }

    private static Value single(List<Value> values) {
        return values.size() == 1 ? values.getFirst() : new Value.Seq(values);
    }
}
