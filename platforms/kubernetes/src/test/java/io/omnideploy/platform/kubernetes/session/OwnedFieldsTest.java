package io.omnideploy.platform.kubernetes.session;

import static io.omnideploy.platform.kubernetes.session.ObservationTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OwnedFieldsTest {
    @Test
    void takesWhatWasAppliedUnderOurNameAndNothingElse() {
        var object = json("""
                {apiVersion: "apps/v1", kind: "Deployment",
                 metadata: {name: "web", namespace: "shop", uid: "1", labels: {ours: "1", theirs: "2"}, managedFields: [
                   {manager: "omnideploy", operation: "Update", subresource: "status", fieldsV1: {"f:status": {}}},
                   {manager: "omnideploy", operation: "Apply", fieldsV1: {
                     "f:metadata": {"f:labels": {"f:ours": {}}},
                     "f:spec": {"f:replicas": {}, "f:empty": {}, "f:args": {}, "f:finalizers": {"v:\\"a\\"": {}},
                       "f:containers": {"k:{\\"name\\":\\"web\\"}": {".": {}, "f:name": {}, "f:image": {},
                         "f:ports": {"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}": {".": {}, "f:containerPort": {}}}}}}}}]},
                 spec: {replicas: 2, paused: false, empty: {}, args: ["x", "y"], finalizers: ["a", "b"], containers: [
                   {name: "sidecar", image: "x"},
                   {name: "web", image: "web:1", pull: "Always", ports: [{containerPort: 80, protocol: "TCP"}]}]},
                 status: {a: 1}}""");

        assertThat(OwnedFields.of(object)).contains((com.fasterxml.jackson.databind.node.ObjectNode) json("""
                {apiVersion: "apps/v1", kind: "Deployment",
                 metadata: {name: "web", namespace: "shop", labels: {ours: "1"}},
                 spec: {replicas: 2, empty: {}, args: ["x", "y"], finalizers: ["a"], containers: [
                   {name: "web", image: "web:1", ports: [{containerPort: 80}]}]}}"""));
    }

    @Test
    void tellsThatNothingWas() {
        assertThat(OwnedFields.of(json("{metadata: {managedFields: [{manager: \"kubectl\", operation: \"Apply\"}]}}")))
                .isEmpty();
    }
}
