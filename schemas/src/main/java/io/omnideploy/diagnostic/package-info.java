/** What is told to people about their input: diagnostics with place, cause and remedy, and the two ways a run can end early. */
package io.omnideploy.diagnostic;
