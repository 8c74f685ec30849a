package io.omnideploy.engine.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.omnideploy.diagnostic.Refused;
import io.omnideploy.resource.AttributePath;
import io.omnideploy.resource.ResourceId;
import io.omnideploy.resource.ResourceType;
import io.omnideploy.resource.Value;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppliedRecordFileTest {
    private static final ResourceId ID = new ResourceId(ResourceType.parse("docker.Container"), "web-shop", "2");

    @TempDir
    private Path folder;

    @Test
    void readsBackEveryKindOfValue() {
        SortedMap<String, Value> properties = new TreeMap<>(Map.of(
                "text", Value.text("no\n- ${x} \u0001 \u00e4 \ud83d\ude00"),
                "number", new Value.Num(new BigDecimal("0.50")),
                "bool", Value.bool(true),
                "null", new Value.Null(),
                "list", Value.list(Value.text("on"), Value.number(1)),
                "object", Value.object(Map.of("number", Value.text("7"))),
                "ref", new Value.Ref(ID, AttributePath.of("ports").at(0).then("internal")),
                "secret", new Value.SecretInput("db_password"),
                "parts", new Value.Interpolation(List.of(Value.text("a"), new Value.InputRef("project_dir"))),
                "json", new Value.JsonText(Value.object(Map.of("ref", Value.text("x"))))));
        AppliedRecord record =
                new AppliedRecord("docker", "direct", "/home/me/shop", new TreeMap<>(Map.of(ID, properties)));
        new AppliedRecordFile(folder).write(record);
        assertThat(new AppliedRecordFile(folder).read()).contains(record);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "format_version: 1", "[", "format_version: 2\n", "a: [1"})
    void refusesAFileThatIsDamagedOrOfALaterVersion(String text) throws IOException {
        Files.writeString(folder.resolve("applied.yaml"), text);
        assertThatThrownBy(() -> new AppliedRecordFile(folder).read()).isInstanceOf(Refused.class);
    }

    @Test
    void isAbsentBeforeTheFirstAndAfterTheLastRun() {
        AppliedRecordFile file = new AppliedRecordFile(folder);
        assertThat(file.read()).isEmpty();
        file.write(new AppliedRecord("docker", "direct", "/x", new TreeMap<>()));
        file.delete();
        assertThat(file.read()).isEmpty();
    }
}
