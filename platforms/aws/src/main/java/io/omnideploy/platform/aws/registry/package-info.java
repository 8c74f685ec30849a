/** The registry of an account: ECR. */
package io.omnideploy.platform.aws.registry;
