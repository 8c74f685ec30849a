# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "upload_url" {
  description = "Where upload answers, as gallery.example.com."
  value       = "https://gallery.example.com/upload"
}

output "web_url" {
  description = "Where web answers, as gallery.example.com."
  value       = "https://gallery.example.com"
}
