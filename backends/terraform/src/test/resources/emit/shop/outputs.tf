# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "db_url" {
  description = "How web reaches db."
  value       = "postgres://app:${var.db_password}@db:5432/shop"
  sensitive   = true
}

output "web_url" {
  description = "Where web is reached."
  value       = "http://localhost:8080"
}
