package io.omnideploy.catalog;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
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
 * and that many items ({@code l}) or entries ({@code m}). In an overlay an entry may also be nothing ({@code n}), which removes
 * what is there. Knows no meaning of what it writes.
 */
public final class CatalogCompiler {
    private CatalogCompiler() {}

    /** What the files are. */
    public enum Kind {
        /** The catalog itself, where nothing stands for nothing. */
        CATALOG,
        /** What lies over a catalog: {@code null} removes an entry. */
        OVERLAY
    }

    /**
     * Compiles every YAML file of a catalog below one folder into another.
     *
     * @param args the folder to read and the folder to write, and "overlay" if the files lie over a catalog
     */
    public static void main(String[] args) throws IOException {
        compileAll(
                Path.of(args[0]),
                Path.of(args[1]),
                args.length > 2 && args[2].equals("overlay") ? Kind.OVERLAY : Kind.CATALOG);
    }

    /** Compiles every YAML file below one folder into another, each under its own name with the ending {@code .bin}. */
    public static void compileAll(Path in, Path out, Kind kind) throws IOException {
        try (Stream<Path> files = Files.walk(in)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                String name = in.relativize(file).toString().replaceFirst("\\.yaml$", ".bin");
                compile(file, out.resolve(name), kind);
            }
        }
    }

    /** Writes a tree of texts, lists and maps in the compact form; the place is told when it can't be written. */
    public static void write(Object tree, OutputStream out, Kind kind, String place) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        new Writer(data, kind).write(tree, place);
        data.flush();
    }

    private static void compile(Path file, Path target, Kind kind) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream text = Files.newInputStream(file);
                OutputStream out = new BufferedOutputStream(Files.newOutputStream(target))) {
            LoaderOptions options = new LoaderOptions();
            // The shape of a pod stands in many places; the files are our own.
            options.setMaxAliasesForCollections(Integer.MAX_VALUE);
            Object tree = new Yaml(new SafeConstructor(options)).load(text);
            write(tree, out, kind, file.toString());
        }
    }

    private record Writer(DataOutputStream data, Kind kind) {
        void write(Object tree, String place) throws IOException {
            switch (tree) {
                case Map<?, ?> map -> {
                    data.writeByte('m');
                    data.writeInt(map.size());
                    for (Map.Entry<?, ?> entry : map.entrySet()) {
                        data.writeUTF(entry.getKey().toString());
                        write(entry.getValue(), place + " " + entry.getKey());
                    }
                }
                case List<?> list -> {
                    data.writeByte('l');
                    data.writeInt(list.size());
                    for (Object item : list) {
                        write(item, place);
                    }
                }
                case null -> {
                    if (kind == Kind.CATALOG) {
                        throw new IllegalArgumentException(place + ": nothing where a value is expected");
                    }
                    data.writeByte('n');
                }
                default -> {
                    data.writeByte('s');
                    data.writeUTF(tree.toString());
                }
            }
        }
    }
}
