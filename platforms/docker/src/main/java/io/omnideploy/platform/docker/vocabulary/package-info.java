/** The words that the Docker provider, its labels and its properties are spoken of with. */
package io.omnideploy.platform.docker.vocabulary;
