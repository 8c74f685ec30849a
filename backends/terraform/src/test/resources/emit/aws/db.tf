# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_db_instance" "db" {
  identifier          = "shop-prod-db"
  engine              = "postgres"
  username            = "app"
  password_wo         = var.db_password
  password_wo_version = var.db_password_revision
  allocated_storage   = 20

  lifecycle {
    prevent_destroy = true
  }
}
