# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_security_group" "db" {
  name        = "shop-staging-db"
  description = "Who may reach db"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "shop-staging-db"
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/db"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "db_from_nightly" {
  security_group_id        = aws_security_group.db.id
  type                     = "ingress"
  description              = "From nightly"
  protocol                 = "tcp"
  from_port                = 5432
  to_port                  = 5432
  source_security_group_id = aws_security_group.nightly.id
}

resource "aws_security_group_rule" "db_from_web" {
  security_group_id        = aws_security_group.db.id
  type                     = "ingress"
  description              = "From web"
  protocol                 = "tcp"
  from_port                = 5432
  to_port                  = 5432
  source_security_group_id = aws_security_group.web.id
}

resource "aws_db_parameter_group" "db" {
  name        = "shop-staging-db-postgres16"
  family      = "postgres16"
  description = "Settings of db"
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.rds.ParameterGroup/db"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_subnet_group" "db" {
  name        = "shop-staging-db"
  description = "Where db stands"
  subnet_ids  = [aws_subnet.main_private_a.id, aws_subnet.main_private_b.id]
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.rds.SubnetGroup/db"
  }
}

resource "aws_db_instance" "db" {
  identifier              = "shop-staging-db-618f41"
  engine                  = "postgres"
  engine_version          = "16"
  instance_class          = "db.t4g.micro"
  db_name                 = "main"
  username                = "app"
  password_wo             = var.db_password
  password_wo_version     = var.db_password_revision
  allocated_storage       = 20
  storage_type            = "gp3"
  storage_encrypted       = true
  multi_az                = false
  db_subnet_group_name    = aws_db_subnet_group.db.name
  vpc_security_group_ids  = [aws_security_group.db.id]
  publicly_accessible     = false
  parameter_group_name    = aws_db_parameter_group.db.name
  backup_retention_period = 1
  apply_immediately       = true
  copy_tags_to_snapshot   = true
  deletion_protection     = false
  skip_final_snapshot     = true
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.rds.Instance/db"
  }
}

resource "aws_secretsmanager_secret" "db_url" {
  name                    = "shop/staging/db/url"
  description             = "url of db in shop/staging"
  recovery_window_in_days = 0
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.secretsmanager.Secret/db-url"
  }
}

resource "aws_secretsmanager_secret_version" "db_url" {
  secret_id                = aws_secretsmanager_secret.db_url.id
  secret_string_wo         = "postgres://app:${var.db_password}@${aws_db_instance.db.address}:5432/main?sslmode=require"
  secret_string_wo_version = parseint(substr(sha256("postgres://app:${var.db_password_revision}@${aws_db_instance.db.address}:5432/main?sslmode=require"), 0, 7), 16)
}
