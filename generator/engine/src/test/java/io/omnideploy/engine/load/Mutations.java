package io.omnideploy.engine.load;

import io.omnideploy.config.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;

/** Changes trees at random, as people do who write them: wrong values, wrong keys, things left out or put elsewhere. */
final class Mutations {
    private static final List<String> WORDS = List.of(
            "abc",
            "80",
            "-1",
            "70000",
            "0",
            "true",
            "no",
            "1.5",
            "30s",
            "1m30s",
            "512Mi",
            "0.5",
            "250m",
            "env:A",
            "HTTP",
            "small",
            "postgres",
            "job",
            "/data",
            "nginx:1",
            "a b",
            "A_B",
            "10",
            "2",
            "prod",
            "missing",
            "x",
            "never",
            "linux/amd64");
    private static final List<String> KEYS = List.of(
            "name",
            "image",
            "build",
            "container",
            "components",
            "service",
            "ports",
            "container_port",
            "public",
            "secrets",
            "source",
            "volumes",
            "path",
            "tcp",
            "exec",
            "depends_on",
            "until",
            "environment",
            "size",
            "preset",
            "stacks",
            "dev",
            "imagee",
            "Name",
            "x",
            "tags",
            "docker",
            "run",
            "external",
            "host");

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    /** Returns the tree with one change somewhere. */
    Node.Mapping mutated(Node.Mapping root) {
        return root.entries().isEmpty() ? root : inside(root);
    }

    private Node changed(Node node) {
        return switch (node) {
            case Node.Mapping map when !map.entries().isEmpty() && random.nextInt(4) > 0 -> inside(map);
            case Node.Sequence list
            when !list.items().isEmpty() && random.nextInt(3) > 0 -> {
                List<Node> items = new ArrayList<>(list.items());
                int index = random.nextInt(items.size());
                items.set(index, changed(items.get(index)));
                yield Node.list(items);
            }
            default -> any(node);
        };
    }

    private Node.Mapping inside(Node.Mapping map) {
        List<String> keys = List.copyOf(map.entries().keySet());
        String key = keys.get(random.nextInt(keys.size()));
        Node value = map.get(key).orElseThrow();
        return switch (random.nextInt(12)) {
            case 0 -> map.without(key);
            case 1 -> map.without(key).with(KEYS.get(random.nextInt(KEYS.size())), value);
            case 2 -> map.with(KEYS.get(random.nextInt(KEYS.size())), any(value));
            case 3 -> map.with(KEYS.get(random.nextInt(KEYS.size())), value);
            default -> {
                SequencedMap<String, Node.Entry> entries = new LinkedHashMap<>(map.entries());
                entries.put(key, new Node.Entry(map.entries().get(key).keySpan(), changed(value)));
                yield new Node.Mapping(entries, map.span());
            }
        };
    }

    private Node any(Node old) {
        String word = WORDS.get(random.nextInt(WORDS.size()));
        return switch (random.nextInt(10)) {
            case 0 -> Node.text(word);
            case 1 -> new Node.Nothing(Optional.empty());
            case 2 -> Node.list(List.of());
            case 3 -> Node.Mapping.empty();
            case 4 -> Node.list(List.of(old));
            case 5 -> Node.map(Map.of(KEYS.get(random.nextInt(KEYS.size())), old));
            case 6 -> Node.text("");
            default -> Node.word(word);
        };
    }
}
