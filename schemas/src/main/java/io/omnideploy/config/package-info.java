/**
 * The universal description of a deployment: as a tree with places ({@link io.omnideploy.config.Node}) while it is read
 * and overlaid, as records ({@link io.omnideploy.config.DeployConfig}) once a stack is resolved.
 */
package io.omnideploy.config;
