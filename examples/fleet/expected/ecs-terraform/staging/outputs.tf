# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "admin_image" {
  description = "The image that admin runs."
  value       = "ghcr.io/acme/fleet-admin:2.3.0"
}

output "admin_log_group" {
  description = "The log group of admin in CloudWatch."
  value       = aws_cloudwatch_log_group.admin.name
}

output "admin_url" {
  description = "Where admin answers."
  value       = "https://fleet.example.com/admin"
}

output "api_image" {
  description = "The image that api runs."
  value       = "ghcr.io/acme/fleet-api:2.3.0"
}

output "api_log_group" {
  description = "The log group of api in CloudWatch."
  value       = aws_cloudwatch_log_group.api.name
}

output "invoice_image" {
  description = "The image that invoice runs."
  value       = "ghcr.io/acme/fleet-invoice:2.3.0"
}

output "invoice_log_group" {
  description = "The log group of invoice in CloudWatch."
  value       = aws_cloudwatch_log_group.invoice.name
}

output "load_balancer_dns_name" {
  description = "The load balancer's own name, to which the DNS records of domains lead."
  value       = aws_lb.main.dns_name
}

output "router_image" {
  description = "The image that router runs."
  value       = "ghcr.io/acme/fleet-router:2.3.0"
}

output "router_log_group" {
  description = "The log group of router in CloudWatch."
  value       = aws_cloudwatch_log_group.router.name
}

output "tracker_address" {
  description = "Where tracker answers by TCP."
  value       = "${aws_lb.main_network.dns_name}:5055"
}

output "tracker_image" {
  description = "The image that tracker runs."
  value       = "ghcr.io/acme/fleet-tracker:2.3.0"
}

output "tracker_log_group" {
  description = "The log group of tracker in CloudWatch."
  value       = aws_cloudwatch_log_group.tracker.name
}

output "web_image" {
  description = "The image that web runs."
  value       = "ghcr.io/acme/fleet-web:2.3.0"
}

output "web_log_group" {
  description = "The log group of web in CloudWatch."
  value       = aws_cloudwatch_log_group.web.name
}

output "web_url" {
  description = "Where web answers."
  value       = "https://fleet.example.com"
}
