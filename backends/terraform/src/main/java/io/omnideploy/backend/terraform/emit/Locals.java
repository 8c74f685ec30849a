package io.omnideploy.backend.terraform.emit;

import io.omnideploy.templates.hcl.HclBody;
import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Gap;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclExpression;
import io.omnideploy.templates.hcl.HclExpression.Bool;
import io.omnideploy.templates.hcl.HclExpression.Call;
import io.omnideploy.templates.hcl.HclExpression.Mapping;
import io.omnideploy.templates.hcl.HclExpression.Null;
import io.omnideploy.templates.hcl.HclExpression.Num;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclExpression.Text;
import io.omnideploy.templates.hcl.HclExpression.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives a name to what the blocks of one file would say several times, as the labels of all objects of a component: a local value,
 * called after the component and the argument.
 */
final class Locals {
    private final String component;
    private final Set<String> used;
    private final Map<Said, Integer> times = new LinkedHashMap<>();
    private final Map<Said, String> names = new LinkedHashMap<>();
    private final Map<Said, String> owners = new HashMap<>();

    /** The value of an argument. */
    private record Said(String argument, HclExpression value) {}

    private Locals(String component, Set<String> used) {
        this.component = component.replace('-', '_');
        this.used = used;
    }

    /**
     * Returns blocks in which nothing long and constant is said twice, the local values before them.
     *
     * @param used names of local values in other files, to which those of this one are added
     */
    static List<Block> in(String component, List<Block> blocks, Set<String> used) {
        Locals locals = new Locals(component, used);
        blocks.forEach(block -> locals.count(block.body(), block.labels().getLast()));
        locals.times.forEach((said, times) -> {
            if (times > 1) {
                locals.name(said);
            }
        });
        if (locals.names.isEmpty()) {
            return blocks;
        }
        List<Item> values = new ArrayList<>();
        locals.names.forEach((said, name) -> {
            if (!values.isEmpty()) {
                values.add(new Gap());
            }
            values.add(new Attribute(name, said.value()));
        });
        return Stream.concat(
                        Stream.of(Block.of("locals", new HclBody(values))),
                        blocks.stream()
                                .map(block -> new Block(block.type(), block.labels(), locals.with(block.body()))))
                .toList();
    }

    private void count(HclBody body, String owner) {
        for (Item item : body.items()) {
            switch (item) {
                case Attribute attribute -> {
                    if (isLong(attribute.value()) && isConstant(attribute.value())) {
                        Said said = new Said(attribute.name(), attribute.value());
                        times.merge(said, 1, Integer::sum);
                        owners.putIfAbsent(said, owner);
                    }
                }
                case Block block -> count(block.body(), owner);
                case Gap gap -> {}
            }
        }
    }

    /** Of several values of one argument, the further ones are called after the resource that first has them. */
    private void name(Said said) {
        String name = component + "_" + said.argument();
        if (!used.add(name)) {
            name = owners.get(said) + "_" + said.argument();
            for (int number = 2; !used.add(name); number++) {
                name = owners.get(said) + "_" + said.argument() + "_" + number;
            }
        }
        names.put(said, name);
    }

    private HclBody with(HclBody body) {
        List<Item> items = new ArrayList<>();
        for (Item item : body.items()) {
            items.add(
                    switch (item) {
                        case Attribute attribute -> {
                            String name = names.get(new Said(attribute.name(), attribute.value()));
                            yield name == null
                                    ? attribute
                                    : new Attribute(attribute.name(), Reference.of("local", name));
                        }
                        case Block block -> new Block(block.type(), block.labels(), with(block.body()));
                        case Gap gap -> gap;
                    });
        }
        return new HclBody(items);
    }

    private static boolean isLong(HclExpression value) {
        return (value instanceof Mapping map && map.entries().size() > 1) || value instanceof Call;
    }

    private static boolean isConstant(HclExpression value) {
        return switch (value) {
            case Text text -> true;
            case Num number -> true;
            case Bool bool -> true;
            case Null nothing -> true;
            case Tuple tuple -> tuple.items().stream().allMatch(Locals::isConstant);
            case Mapping map -> map.entries().values().stream().allMatch(Locals::isConstant);
            case Call call ->
                call.function().equals("jsonencode")
                        && call.arguments().stream().allMatch(Locals::isConstant);
            case Reference reference -> false;
            case HclExpression.Template template -> false;
            case HclExpression.Equal equal -> false;
            case HclExpression.ForTuple loop -> false;
            case HclExpression.ForMapping loop -> false;
        };
    }
}
