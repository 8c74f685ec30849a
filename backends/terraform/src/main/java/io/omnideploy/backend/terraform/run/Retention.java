package io.omnideploy.backend.terraform.run;

import io.omnideploy.backend.terraform.emit.Names;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceSpec;
import io.omnideploy.spi.EmitRequest;
import io.omnideploy.templates.hcl.HclBody;
import io.omnideploy.templates.hcl.HclBody.Attribute;
import io.omnideploy.templates.hcl.HclBody.Block;
import io.omnideploy.templates.hcl.HclBody.Item;
import io.omnideploy.templates.hcl.HclExpression.Bool;
import io.omnideploy.templates.hcl.HclExpression.Reference;
import io.omnideploy.templates.hcl.HclPrinter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Destroys all but what holds data: Terraform gives that up and leaves it where it is. */
final class Retention {
    private static final String FILE = "omnideploy_keep.tf";

    private Retention() {}

    /** Returns the resources that hold data. */
    static List<ResourceId> kept(EmitRequest request) {
        return request.graph().resources().keySet().stream()
                .filter(id -> request.catalog().expect(id.type()).holdsData())
                .toList();
    }

    /**
     * Returns those that hold data, with what they can't be without, and their settings: a database keeps its network, a bucket
     * its block of public access.
     */
    private static SortedSet<ResourceId> staying(EmitRequest request) {
        SortedSet<ResourceId> staying = new TreeSet<>();
        Deque<ResourceId> left = new ArrayDeque<>(kept(request));
        List<ResourceId> kept = List.copyOf(left);
        request.graph().resources().values().stream()
                .filter(spec -> isPartOf(spec, kept, request))
                .map(ResourceSpec::id)
                .forEach(left::add);
        while (!left.isEmpty()) {
            ResourceId id = left.pop();
            if (staying.add(id)) {
                left.addAll(request.graph().resource(id).needs());
            }
        }
        return staying;
    }

    private static boolean isPartOf(ResourceSpec spec, List<ResourceId> kept, EmitRequest request) {
        return request.catalog()
                .expect(spec.id().type())
                .partOf()
                .map(spec.properties()::get)
                .filter(whole -> whole.references().stream().anyMatch(kept::contains))
                .isPresent();
    }

    /** Returns files of a stack without resources, in which those that stay are given up and not destroyed. */
    static SortedMap<String, String> files(EmitRequest request, Names names, SortedMap<String, String> all) {
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : List.of("versions.tf", "providers.tf", "variables.tf")) {
            if (all.containsKey(name)) {
                files.put(name, all.get(name));
            }
        }
        files.putAll(UserOverrides.withoutResources(all));
        List<Item> removed = staying(request).stream()
                .<Item>map(id -> Block.of("removed", body(names.address(id))))
                .toList();
        if (!removed.isEmpty()) {
            files.put(FILE, HclPrinter.body(new HclBody(removed), 0) + "\n");
        }
        return files;
    }

    private static HclBody body(String address) {
        return HclBody.of(
                new Attribute("from", Reference.of(address.split("\\."))),
                Block.of("lifecycle", HclBody.of(new Attribute("destroy", new Bool(false)))));
    }
}
