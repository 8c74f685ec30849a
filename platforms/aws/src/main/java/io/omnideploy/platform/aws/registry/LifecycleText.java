package io.omnideploy.platform.aws.registry;

/** What becomes of images that nobody needs any more. */
final class LifecycleText {
    /** Untagged images go after a week. Tagged ones stay: what a stack may be rolled back to is named by its tag. */
    static final String TEXT = "{\"rules\":[{\"rulePriority\":1,\"description\":\"Untagged images go after 7 days\","
            + "\"selection\":{\"tagStatus\":\"untagged\",\"countType\":\"sinceImagePushed\",\"countUnit\":\"days\","
            + "\"countNumber\":7},\"action\":{\"type\":\"expire\"}}]}";

    private LifecycleText() {}
}
