# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "upload_url" {
  description = "Where upload answers, as gallery.example.com."
  value       = "http://127.0.0.1:8080/upload"
}

output "web_url" {
  description = "Where web answers, as gallery.example.com."
  value       = "http://127.0.0.1:8080"
}
