# Written by OmniDeploy: `omnideploy generate` writes it anew.

output "db_address" {
  description = "Where db is reached."
  value       = aws_db_instance.db.address
}
