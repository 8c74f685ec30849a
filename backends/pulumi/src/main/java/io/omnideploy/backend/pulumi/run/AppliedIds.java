package io.omnideploy.backend.pulumi.run;

import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.spi.run.PrivateFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which resource each URN was when the stack was last applied: what goes away is in no graph any more. */
record AppliedIds(SortedMap<String, ResourceId> byUrn) {
    private static final int WORDS = 4;

    /** Returns what is recorded once a graph is applied. */
    static AppliedIds of(EmitRequest request) {
        Urns urns = new Urns(request);
        SortedMap<String, ResourceId> ids = new TreeMap<>();
        request.graph().resources().keySet().forEach(id -> ids.put(urns.of(id), id));
        return new AppliedIds(ids);
    }

    /** Reads the record of a stack; an empty one when there is none. */
    static AppliedIds read(PrivateFolder folder, Path file) {
        SortedMap<String, ResourceId> ids = new TreeMap<>();
        folder.read(file).lines().map(line -> line.split("\t", -1)).forEach(words -> {
            if (words.length == WORDS) {
                ids.put(words[0], new ResourceId(ResourceType.parse(words[1]), words[2], words[3]));
            }
        });
        return new AppliedIds(ids);
    }

    void write(PrivateFolder folder, Path file) {
        StringBuilder text = new StringBuilder();
        byUrn.forEach((urn, id) -> text.append(urn)
                .append('\t')
                .append(id.type())
                .append('\t')
                .append(id.component())
                .append('\t')
                .append(id.role())
                .append('\n'));
        folder.put(file, text.toString());
    }

    Optional<ResourceId> id(String urn) {
        return Optional.ofNullable(byUrn.get(urn));
    }
}
