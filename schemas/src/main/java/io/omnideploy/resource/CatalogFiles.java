package io.omnideploy.resource;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the compiled files of the catalog as trees of texts, lists and maps. Over each file lie those of the same name under
 * {@code catalog-overlay}, in the order of the class path: maps merge by key, texts and lists replace, nothing removes.
 */
final class CatalogFiles {
    private static final String BASE = "catalog/";
    private static final String OVERLAY = "catalog-overlay/";

    private final ClassLoader loader;

    CatalogFiles(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Returns a file with what lies over it.
     *
     * @param path provider and service, without ending
     */
    Optional<Object> read(String path) {
        Object tree = base(BASE + path + ".bin");
        for (URL overlay : overlays(OVERLAY + path + ".bin")) {
            tree = laid(overlay(overlay), tree);
        }
        return Optional.ofNullable(tree);
    }

    private List<URL> overlays(String path) {
        try {
            return Collections.list(loader.getResources(path));
        } catch (IOException broken) {
            throw new UncheckedIOException(path + " can't be looked for", broken);
        }
    }

    /** Lays one tree over another; keys that are new follow the old ones. */
    private static Object laid(Object over, Object under) {
        if (!(over instanceof Map<?, ?> changes)) {
            return over;
        }
        Map<Object, Object> merged = new LinkedHashMap<>();
        if (under instanceof Map<?, ?> present) {
            merged.putAll(present);
        }
        changes.forEach((key, value) -> {
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, laid(value, merged.get(key)));
            }
        });
        return merged;
    }

    private Object base(String path) {
        InputStream found = loader.getResourceAsStream(path);
        if (found == null) {
            return null;
        }
        try {
            return read(found);
        } catch (IOException broken) {
            throw new UncheckedIOException(path + " can't be read", broken);
        }
    }

    private static Object overlay(URL file) {
        try {
            URLConnection connection = file.openConnection();
            // A jar that the JVM keeps open could not be replaced while it runs.
            connection.setUseCaches(false);
            return read(connection.getInputStream());
        } catch (IOException broken) {
            throw new UncheckedIOException(file + " can't be read", broken);
        }
    }

    private static Object read(InputStream bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(bytes))) {
            return readTree(in);
        }
    }

    /** Reads what the catalog compiler wrote: a tag, then nothing, or a text, or a count and that many items or entries. */
    private static Object readTree(DataInputStream in) throws IOException {
        byte tag = in.readByte();
        return switch (tag) {
            case 'n' -> null;
            case 's' -> in.readUTF();
            case 'l' -> {
                int count = in.readInt();
                List<Object> items = new ArrayList<>(count);
                for (int item = 0; item < count; item++) {
                    items.add(readTree(in));
                }
                yield items;
            }
            case 'm' -> {
                int count = in.readInt();
                Map<String, Object> entries = new LinkedHashMap<>();
                for (int entry = 0; entry < count; entry++) {
                    String key = in.readUTF();
                    entries.put(key, readTree(in));
                }
                yield entries;
            }
            default -> throw new IOException("unknown tag " + tag);
        };
    }
}
