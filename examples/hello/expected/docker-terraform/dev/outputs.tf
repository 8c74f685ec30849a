# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "hello_url" {
  description = "Where hello answers."
  value       = "http://127.0.0.1:8080"
}
