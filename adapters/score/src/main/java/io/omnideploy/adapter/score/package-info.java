/** Reads Score workloads. */
package io.omnideploy.adapter.score;
