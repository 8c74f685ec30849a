/** Jobs that are there already: which of them a run starts again, and when. */
package io.omnideploy.engine.job;
