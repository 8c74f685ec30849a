# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_lightsail_database" "db" {
  relational_database_name = "newsroom-dev-db"
  blueprint_id             = "postgres_16"
  bundle_id                = "micro_2_0"
  master_database_name     = "newsroom"
  master_username          = "app"
  master_password          = var.db_password
  publicly_accessible      = false
  backup_retention_enabled = true
  apply_immediately        = true
  skip_final_snapshot      = true
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.lightsail.Database/db"
  }
}
