/** What somebody approved is what runs: a plan is bound to all that it was made for, and refused when any of it differs. */
package io.omnideploy.engine.approval;
