/** Descriptions spoilt at random, in numbers. */
package io.omnideploy.cli.mutation;
