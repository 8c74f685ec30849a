# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "app_id" {
  description = "The ID of the app."
  value       = digitalocean_app.main.id
}

output "default_ingress" {
  description = "The app's own address, to which CNAME records of domains lead."
  value       = digitalocean_app.main.default_ingress
}

output "web_url" {
  description = "Where web answers."
  value       = digitalocean_app.main.default_ingress
}
