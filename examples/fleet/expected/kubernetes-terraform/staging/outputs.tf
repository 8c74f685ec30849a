# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "admin_internal_url" {
  description = "Where admin is reached inside of the cluster."
  value       = "http://admin.fleet-staging.svc:3000"
}

output "admin_url" {
  description = "Where admin is reached."
  value       = "http://fleet.example.com/admin"
}

output "api_internal_url" {
  description = "Where api is reached inside of the cluster."
  value       = "http://api.fleet-staging.svc:9000"
}

output "tracker_internal_url" {
  description = "Where tracker is reached inside of the cluster."
  value       = "tcp://tracker.fleet-staging.svc:5055"
}

output "web_internal_url" {
  description = "Where web is reached inside of the cluster."
  value       = "http://web.fleet-staging.svc:8080"
}

output "web_url" {
  description = "Where web is reached."
  value       = "http://fleet.example.com"
}
