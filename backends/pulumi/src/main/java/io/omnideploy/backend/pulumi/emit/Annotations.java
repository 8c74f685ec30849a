package io.omnideploy.backend.pulumi.emit;

import io.omnideploy.resource.CatalogProperty;
import io.omnideploy.resource.CatalogProperty.Transform;
import io.omnideploy.resource.CatalogType;
import io.omnideploy.resource.Value;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Pulumi's plug-in for Kubernetes is told by annotations of the objects themselves. */
final class Annotations {
    private static final String METADATA = "metadata";
    private static final String ANNOTATIONS = "annotations";

    private Annotations() {}

    /** Returns the properties of an object with the annotations that the catalog asks for. */
    static Map<String, Value> on(Map<String, Value> properties, CatalogType type) {
        SortedMap<String, Value> annotated = new TreeMap<>(properties);
        for (CatalogProperty property : type.properties()) {
            if (property.transform().get(PulumiNames.TOOL) instanceof Transform.Annotation annotation
                    && isSet(annotation, properties.get(property.name()))) {
                Value.Obj metadata = object(annotated.get(METADATA));
                Value.Obj annotations = object(metadata.fields().get(ANNOTATIONS));
                annotated.put(
                        METADATA, metadata.with(ANNOTATIONS, annotations.with(annotation.key(), Value.text("true"))));
            }
        }
        return annotated;
    }

    private static boolean isSet(Transform.Annotation annotation, Value value) {
        return value == null ? annotation.unless() : value.equals(Value.bool(false));
    }

    private static Value.Obj object(Value value) {
        return value instanceof Value.Obj object ? object : new Value.Obj(new TreeMap<>());
    }
}
