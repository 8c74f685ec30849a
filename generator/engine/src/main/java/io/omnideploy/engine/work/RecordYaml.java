package io.omnideploy.engine.work;

import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/** How records are written as YAML and read again: files of our own, so that size and depth are not bounded as for people's. */
public final class RecordYaml {
    /** The last line of a record: without it the file was cut short. */
    public static final String END = "...\n";

    private static final int CODE_POINT_LIMIT = 256 * 1024 * 1024;
    private static final int DEPTH_LIMIT = 500;

    private RecordYaml() {}

    /** Tells that a text is no record. */
    public static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Damaged(Throwable reason) {
            super(reason);
        }
    }

    /** Returns a map as YAML, in its own order. */
    public static String text(Map<String, Object> tree) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        // Java shares its empty lists: as anchors and aliases they would be counted against a reader's bound.
        options.setDereferenceAliases(true);
        return new Yaml(new SafeConstructor(new LoaderOptions()), new Representer(options), options).dump(tree);
    }

    /**
     * Returns what a record holds.
     *
     * @throws Damaged when it is no map in YAML, or its {@link #END} is missing
     */
    public static Map<String, Object> whole(String text) {
        if (!text.endsWith("\n" + END)) {
            throw new Damaged(null);
        }
        try {
            return fields(read(text));
        } catch (ClassCastException notText) {
            throw new Damaged(notText);
        }
    }

    /**
     * Returns what a YAML text holds.
     *
     * @throws Damaged when it is no map in YAML
     */
    public static Map<?, ?> read(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(CODE_POINT_LIMIT);
        options.setNestingDepthLimit(DEPTH_LIMIT);
        try {
            Object tree = new Yaml(new SafeConstructor(options)).load(text);
            if (tree instanceof Map<?, ?> map) {
                return map;
            }
            throw new Damaged(null);
        } catch (YAMLException garbled) {
            throw new Damaged(garbled);
        }
    }

    /**
     * Returns a map with texts as keys.
     *
     * @throws ClassCastException when it is something else
     */
    public static Map<String, Object> fields(Object tree) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) tree).forEach((key, value) -> fields.put((String) key, value));
        return fields;
    }
}
