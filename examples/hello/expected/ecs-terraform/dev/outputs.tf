# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "hello_image" {
  description = "The image that hello runs."
  value       = "nginx:1.27"
}

output "hello_log_group" {
  description = "The log group of hello in CloudWatch."
  value       = aws_cloudwatch_log_group.hello.name
}

output "hello_url" {
  description = "Where hello answers."
  value       = "http://${aws_lb.main.dns_name}"
}

output "load_balancer_dns_name" {
  description = "The load balancer's own name, to which the DNS records of domains lead."
  value       = aws_lb.main.dns_name
}
