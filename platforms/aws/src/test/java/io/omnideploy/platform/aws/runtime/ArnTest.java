package io.omnideploy.platform.aws.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArnTest {
    @ParameterizedTest
    @CsvSource({
        "arn:aws:rds:eu-central-1:123456789012:db:shop-prod-db, false, shop-prod-db",
        "arn:aws:rds:eu-central-1:123456789012:snapshot:shop-prod-db-final, true, shop-prod-db-final",
        "arn:aws:rds:eu-central-1:123456789012:snapshot:rds:shop-prod-db-2026, true, shop-prod-db-2026",
        "arn:aws:elasticache:eu-central-1:123456789012:snapshot:automatic.cache, true, automatic.cache",
        "arn:aws:ecs:eu-central-1:123456789012:service/shop-prod/snapshot, false, snapshot",
    })
    void aCopyOfDataIsToldApartFromWhatItIsACopyOf(String text, boolean isSnapshot, String last) {
        Arn arn = Arn.parse(text);

        assertThat(arn.isSnapshot()).isEqualTo(isSnapshot);
        assertThat(arn.last()).isEqualTo(last);
    }
}
