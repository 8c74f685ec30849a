/** The live side of Kubernetes, over the API server. */
package io.omnideploy.platform.kubernetes;
