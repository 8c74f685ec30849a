# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_security_group" "db" {
  name        = "storefront-dev-db"
  description = "Who may reach db"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "storefront-dev-db"
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/db"
  }

  lifecycle {
    create_before_destroy = true
  }
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
  name        = "storefront-dev-db-postgres16"
  family      = "postgres16"
  description = "Settings of db"
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.rds.ParameterGroup/db"
  }

  parameter {
    name         = "max_connections"
    value        = "60"
    apply_method = "pending-reboot"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_db_subnet_group" "db" {
  name        = "storefront-dev-db"
  description = "Where db stands"
  subnet_ids  = [aws_subnet.main_private_a.id, aws_subnet.main_private_b.id]
  tags = {
    "omnideploy:component" = "db"
    "omnideploy:resource"  = "aws.rds.SubnetGroup/db"
  }
}

resource "aws_db_instance" "db" {
  identifier              = "storefront-dev-db-6fa7fa"
  engine                  = "postgres"
  engine_version          = "16"
  instance_class          = "db.t4g.micro"
  db_name                 = "shop"
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
