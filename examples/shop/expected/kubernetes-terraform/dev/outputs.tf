# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "web_internal_url" {
  description = "Where web is reached inside of the cluster."
  value       = "http://web.shop-dev.svc:8080"
}
