# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "hello_url" {
  description = "Where hello is reached."
  value       = aws_lightsail_container_service.hello.url
}
