/** CloudFormation's stacks: what they are, what a change would do to them, and what happens to them. */
package io.omnideploy.platform.aws.cloudformation;
