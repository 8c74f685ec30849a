# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "wiki_2222_address" {
  description = "Where wiki listens."
  value       = "127.0.0.1:2222"
}

output "wiki_url" {
  description = "Where wiki answers, as wiki.example.com."
  value       = "http://127.0.0.1:8400"
}
