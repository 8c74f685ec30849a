# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "upload_internal_url" {
  description = "Where upload is reached inside of the cluster."
  value       = "http://upload.gallery-prod.svc:8080"
}

output "upload_url" {
  description = "Where upload is reached."
  value       = "http://gallery.example.com/upload"
}

output "web_internal_url" {
  description = "Where web is reached inside of the cluster."
  value       = "http://web.gallery-prod.svc:8080"
}

output "web_url" {
  description = "Where web is reached."
  value       = "http://gallery.example.com"
}
