# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "hello_internal_url" {
  description = "Where hello is reached inside of the cluster."
  value       = "http://hello.hello-dev.svc:80"
}
