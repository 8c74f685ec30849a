package io.omnideploy.platform.aws.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemovalCommandTest {
    private static final String REGION = "eu-central-1";

    @ParameterizedTest
    @CsvSource({
        "arn:aws:ecs:eu-central-1:1:service/shop-dev/web,"
                + "aws ecs delete-service --force --cluster shop-dev --service web --region eu-central-1",
        "arn:aws:ecs:eu-central-1:1:cluster/shop-dev, aws ecs delete-cluster --cluster shop-dev --region eu-central-1",
        "arn:aws:logs:eu-central-1:1:log-group:/ecs/shop-dev/web:*,"
                + "aws logs delete-log-group --log-group-name /ecs/shop-dev/web --region eu-central-1",
        "arn:aws:iam::1:role/shop-dev-web, aws iam delete-role --role-name shop-dev-web",
        "arn:aws:ec2:eu-central-1:1:security-group/sg-1,"
                + "aws ec2 delete-security-group --group-id sg-1 --region eu-central-1",
        "arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/web/1, aws elbv2 delete-target-group --target-group-arn"
                + " arn:aws:elasticloadbalancing:eu-central-1:1:targetgroup/web/1 --region eu-central-1",
    })
    void isWhatSomebodyWouldType(String arn, String command) {
        assertThat(RemovalCommand.of(Arn.parse(arn), REGION)).contains(command);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "arn:aws:rds:eu-central-1:1:db:shop-dev-db",
                "arn:aws:s3:::shop-dev-files",
                "arn:aws:elasticfilesystem:eu-central-1:1:file-system/fs-1"
            })
    void isNotGivenForData(String arn) {
        assertThat(RemovalCommand.of(Arn.parse(arn), REGION)).isEmpty();
    }

    @Test
    void isNotGivenForWhatIsNoArn() {
        assertThat(RemovalCommand.of(Arn.parse("somewhere"), REGION)).isEmpty();
    }
}
