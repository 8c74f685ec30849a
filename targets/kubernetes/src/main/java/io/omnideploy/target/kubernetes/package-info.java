/** The target Kubernetes: what a cluster needs to run a deployment. */
package io.omnideploy.target.kubernetes;
