# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "db_address" {
  description = "Host and port of db."
  value       = "${aws_lightsail_database.db.master_endpoint_address}:5432"
}

output "media_bucket" {
  description = "Bucket of media."
  value       = aws_lightsail_bucket.media.name
}

output "web_certificate_records" {
  description = "Records to set, by which the certificate of web is issued."
  value       = aws_lightsail_certificate.site.domain_validation_options
}

output "web_url" {
  description = "Where web is reached, and where its domains must lead."
  value       = aws_lightsail_container_service.site.url
}
