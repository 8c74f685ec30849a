package io.omnideploy.platform.kubernetes.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NodeDisksTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aClaimForSeveralNodesOnADiskOfOneIsTold() throws JsonProcessingException {
        assertThat(NodeDisks.remark("uploads", Optional.of("gp3"), classes()))
                .hasValueSatisfying(said -> assertThat(said).contains("'uploads'", "'gp3'", "ebs.csi.aws.com"));
        assertThat(NodeDisks.remark("uploads", Optional.empty(), classes()))
                .hasValueSatisfying(said -> assertThat(said).contains("'gp3'"));
    }

    @Test
    void whatCanDoSoAndWhatIsUnknownIsNot() throws JsonProcessingException {
        assertThat(NodeDisks.remark("uploads", Optional.of("files"), classes())).isEmpty();
        assertThat(NodeDisks.remark("uploads", Optional.of("absent"), classes()))
                .isEmpty();
        assertThat(NodeDisks.remark("uploads", Optional.empty(), List.of())).isEmpty();
    }

    private static List<JsonNode> classes() throws JsonProcessingException {
        return List.of(JSON.readTree("""
                        {"metadata": {"name": "gp3", "annotations": {"storageclass.kubernetes.io/is-default-class": "true"}},
                         "provisioner": "ebs.csi.aws.com"}"""), JSON.readTree("""
                        {"metadata": {"name": "files"}, "provisioner": "efs.csi.aws.com"}"""));
    }
}
