/** The words that the Kubernetes provider, its labels and its objects are spoken of with. */
package io.omnideploy.platform.kubernetes.vocabulary;
