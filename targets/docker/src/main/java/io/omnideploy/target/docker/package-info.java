/** What a single Docker host needs to run a deployment. */
package io.omnideploy.target.docker;
