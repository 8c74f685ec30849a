package io.omnideploy.engine.work;

import io.omnideploy.diagnostic.Diagnostic;
import io.omnideploy.diagnostic.Failed;
import io.omnideploy.diagnostic.Refused;
import io.omnideploy.engine.folder.AtomicFile;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keeps the record of a stack in {@code applied.yaml} of its folder. */
public final class AppliedRecordFile {
    private final Path file;

    public AppliedRecordFile(Path stackFolder) {
        file = stackFolder.resolve("applied.yaml");
    }

    /**
     * Returns the record, if the stack was applied from here and not destroyed since.
     *
     * @throws Refused when the file is damaged or of a later version
     */
    public Optional<AppliedRecord> read() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Map<String, Object> tree = RecordYaml.whole(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (((Integer) tree.get("format_version")) > AppliedRecord.FORMAT_VERSION) {
                throw new Refused(
                        Diagnostic.error("record-version", file + " was written by a later version of OmniDeploy.")
                                .remedy("Use that version for this stack."));
            }
            return Optional.of(record(tree));
        } catch (IOException failure) {
            throw failed(failure);
        } catch (RecordYaml.Damaged
                | ClassCastException
                | NullPointerException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NoSuchElementException damaged) {
            throw new Refused(Diagnostic.error("record-damaged", file + " is damaged and can't be read.")
                    .remedy(
                            "Move it away; nothing of the stack is lost by that: the next 'up' compares with what is really"
                                    + " there and writes it anew."));
        }
    }

    /** Replaces the record. */
    public void write(AppliedRecord record) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format_version", AppliedRecord.FORMAT_VERSION);
        tree.put("target", record.target());
        tree.put("backend", record.backend());
        tree.put("project", record.project());
        Map<String, Object> resources = new LinkedHashMap<>();
        record.resources().forEach((id, properties) -> {
            Map<String, Object> plain = new LinkedHashMap<>();
            plain.put("component", id.component());
            plain.put("role", id.role());
            plain.put("properties", ValueTree.plain(properties));
            resources.put(id.toString(), plain);
        });
        tree.put("resources", resources);
        try {
            AtomicFile.writePrivate(file, (RecordYaml.text(tree) + RecordYaml.END).getBytes(StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    /** Removes the record of a destroyed stack. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw failed(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static AppliedRecord record(Map<String, Object> tree) {
        SortedMap<ResourceId, SortedMap<String, Value>> resources = new TreeMap<>();
        ((Map<String, Map<String, Object>>) tree.get("resources")).forEach((address, plain) -> {
            ResourceType type = ResourceType.parse(address.substring(0, address.indexOf('/')));
            resources.put(
                    new ResourceId(type, (String) plain.get("component"), (String) plain.get("role")),
                    ValueTree.values((Map<String, Object>) plain.get("properties")));
        });
        return new AppliedRecord(
                (String) tree.get("target"), (String) tree.get("backend"), (String) tree.get("project"), resources);
    }

    private Failed failed(IOException failure) {
        return Failed.because("The record " + file + " can't be kept: " + failure.getMessage())
                .remedy("Check that it is readable and writable and the disk has space.")
                .reason(failure);
    }
}
