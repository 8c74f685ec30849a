# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "db_address" {
  description = "Host and port of db."
  value       = "${aws_lightsail_database.db.master_endpoint_address}:5432"
}

output "media_bucket" {
  description = "Bucket of media."
  value       = aws_lightsail_bucket.media.name
}

output "web_url" {
  description = "Where web is reached."
  value       = aws_lightsail_container_service.site.url
}
