# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_lightsail_database" "db" {
  relational_database_name = "newsroom-prod-db"
  blueprint_id             = "postgres_16"
  bundle_id                = "micro_ha_2_0"
  master_database_name     = "newsroom"
  master_username          = "app"
  master_password          = var.db_password
  publicly_accessible      = false
  backup_retention_enabled = true
  apply_immediately        = true
  skip_final_snapshot      = false
  final_snapshot_name      = "newsroom-prod-db-final"
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.lightsail.Database/db"
  }

  lifecycle {
    prevent_destroy = true
  }
}
