# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_security_group" "cache" {
  name        = "storefront-prod-cache"
  description = "Who may reach cache"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "storefront-prod-cache"
    "omnideploy:component" = "cache"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/cache"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "cache_from_web" {
  security_group_id        = aws_security_group.cache.id
  type                     = "ingress"
  description              = "From web"
  protocol                 = "tcp"
  from_port                = 6379
  to_port                  = 6379
  source_security_group_id = aws_security_group.web.id
}

resource "aws_elasticache_subnet_group" "cache" {
  name        = "storefront-prod-cache"
  description = "Where cache stands"
  subnet_ids  = [aws_subnet.main_private_a.id, aws_subnet.main_private_b.id]
  tags = {
    "omnideploy:component" = "cache"
    "omnideploy:resource"  = "aws.elasticache.SubnetGroup/cache"
  }
}

resource "aws_elasticache_replication_group" "cache" {
  replication_group_id       = "storefront-prod-cache"
  description                = "cache of storefront/prod"
  engine                     = "redis"
  engine_version             = "7.1"
  node_type                  = "cache.t4g.micro"
  num_cache_clusters         = 2
  automatic_failover_enabled = true
  multi_az_enabled           = true
  port                       = 6379
  subnet_group_name          = aws_elasticache_subnet_group.cache.name
  security_group_ids         = [aws_security_group.cache.id]
  at_rest_encryption_enabled = true
  transit_encryption_enabled = true
  apply_immediately          = true
  snapshot_retention_limit   = 7
  tags = {
    "omnideploy:component" = "cache"
    "omnideploy:resource"  = "aws.elasticache.ReplicationGroup/cache"
  }

  lifecycle {
    prevent_destroy = true
  }
}
