/** Target ecs: what AWS needs to run a deployment on ECS with Fargate. */
package io.omnideploy.target.ecs;
