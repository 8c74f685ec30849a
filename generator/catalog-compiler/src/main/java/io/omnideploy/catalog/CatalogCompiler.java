package io.omnideploy.catalog;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Turns catalog files in YAML into the compact form that a run reads without a parser: a tag byte, then a text, or a count
 * and that many items ({@code l}) or entries ({@code m}). Knows no meaning of what it writes.
 */
public final class CatalogCompiler {
    private CatalogCompiler() {}

    /**
     * Compiles every YAML file below one folder into another.
     *
     * @param args the folder to read and the folder to write
     */
    public static void main(String[] args) throws IOException {
        Path in = Path.of(args[0]);
        Path out = Path.of(args[1]);
        try (Stream<Path> files = Files.walk(in)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String name = in.relativize(file).toString().replaceFirst("\\.yaml$", ".bin");
                compile(file, out.resolve(name));
            }
        }
    }

    private static void compile(Path file, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream text = Files.newInputStream(file);
                DataOutputStream data = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(target)))) {
            Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
            write(tree, data, file.toString());
        }
    }

    private static void write(Object tree, DataOutputStream data, String place) throws IOException {
        switch (tree) {
            case Map<?, ?> map -> {
                data.writeByte('m');
                data.writeInt(map.size());
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    data.writeUTF(entry.getKey().toString());
                    write(entry.getValue(), data, place + " " + entry.getKey());
                }
            }
            case List<?> list -> {
                data.writeByte('l');
                data.writeInt(list.size());
                for (Object item : list) {
                    write(item, data, place);
                }
            }
            case null -> throw new IllegalArgumentException(place + ": nothing where a value is expected");
            default -> {
                data.writeByte('s');
                data.writeUTF(tree.toString());
            }
        }
    }
}
