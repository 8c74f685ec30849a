package io.omnideploy.linker;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** One jar made of several: services files are merged, classes rewritten, and two different files of one name are an error. */
final class LinkedJar {
    private static final String SERVICES = "META-INF/services/";
    /** Fixed, so that the same sources give the same bytes. */
    private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final String mainClass;
    private final String version;
    private final SortedMap<String, byte[]> entries = new TreeMap<>();

    LinkedJar(String mainClass, String version) {
        this.mainClass = mainClass;
        this.version = version;
    }

    void addFolder(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
    }

    void addJar(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    add(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        }
    }

    private void add(String name, byte[] content) throws IOException {
        byte[] ready = name.endsWith(".class") ? Rewriting.rewritten(content) : content;
        byte[] there = entries.putIfAbsent(name, ready);
        if (there != null && name.startsWith(SERVICES)) {
            entries.put(name, merged(there, ready));
        } else if (there != null && !Arrays.equals(there, ready)) {
            throw new IOException("two modules have a different " + name);
        }
    }

    private static byte[] merged(byte[] one, byte[] other) {
        TreeSet<String> providers = new TreeSet<>();
        Stream.of(one, other)
                .flatMap(content -> new String(content, StandardCharsets.UTF_8).lines())
                .map(line -> line.replaceFirst("#.*", "").strip())
                .filter(line -> !line.isEmpty())
                .forEach(providers::add);
        return (String.join("\n", providers) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes the jar, its entries not compressed: they are read at each start.
     *
     * @param libraries the jars beside it that its class path names, in this order
     */
    void write(Path file, List<String> libraries) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            put(zip, JarFile.MANIFEST_NAME, manifest(libraries));
            for (var entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        }
    }

    private byte[] manifest(List<String> libraries) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Name.MANIFEST_VERSION, "1.0");
        main.put(Name.MAIN_CLASS, mainClass);
        main.put(Name.CLASS_PATH, String.join(" ", libraries));
        main.put(Name.IMPLEMENTATION_TITLE, "OmniDeploy");
        main.put(Name.IMPLEMENTATION_VERSION, version);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        manifest.write(text);
        return text.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(WRITTEN);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
