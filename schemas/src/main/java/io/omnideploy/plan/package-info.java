/** What would change, what did, and what is there: the one form in which every backend tells it. */
package io.omnideploy.plan;
