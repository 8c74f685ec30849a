# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "cache_address" {
  description = "Host and port of cache."
  value       = "${aws_elasticache_replication_group.cache.primary_endpoint_address}:6379"
}

output "db_address" {
  description = "Host and port of db."
  value       = aws_db_instance.db.endpoint
}

output "dns_records_to_make" {
  description = "Records to make where the domains are managed; for the top of a zone an alias or ANAME instead of CNAME."
  value       = ["shop.example.com CNAME ${aws_lb.main.dns_name}"]
}

output "load_balancer_dns_name" {
  description = "The load balancer's own name, to which the DNS records of domains lead."
  value       = aws_lb.main.dns_name
}

output "web_image" {
  description = "The image that web runs."
  value       = "ghcr.io/acme/web:1.4.0"
}

output "web_log_group" {
  description = "The log group of web in CloudWatch."
  value       = aws_cloudwatch_log_group.web.name
}

output "web_url" {
  description = "Where web answers."
  value       = "http://shop.example.com"
}
