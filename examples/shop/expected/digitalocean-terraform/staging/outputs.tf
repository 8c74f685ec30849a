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

output "sealed_values" {
  description = "Secrets as the platform gives them back, encrypted. The variable of the same name takes them."
  value = zipmap(["shop-staging.web.STRIPE_KEY ${var.stripe_key_revision}"], [
    lookup({ for item in digitalocean_app.main.spec[0].service[0].env : item.key => item.value }, "STRIPE_KEY", ""),
  ])
  sensitive = true
}
