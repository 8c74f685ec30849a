# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "web_url" {
  description = "Where web answers."
  value       = "http://127.0.0.1:8080"
}
