# Written by OmniDeploy: `omnideploy generate` writes it anew.

data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_caller_identity" "current" {}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name                   = "storefront-prod"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Vpc/main"
  }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "storefront-prod"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.InternetGateway/main"
  }
}

resource "aws_eip" "main_nat" {
  domain = "vpc"
  tags = {
    Name                   = "storefront-prod-nat"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Eip/main-nat"
  }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_route_table" "main_private" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "storefront-prod-private"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.RouteTable/main-private"
  }
}

resource "aws_route_table" "main_public" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "storefront-prod-public"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.RouteTable/main-public"
  }
}

resource "aws_route" "main_public" {
  route_table_id         = aws_route_table.main_public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

resource "aws_security_group" "main_alb" {
  name        = "storefront-prod-alb"
  description = "Load balancer"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "storefront-prod-alb"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/main-alb"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "main_alb_http" {
  security_group_id = aws_security_group.main_alb.id
  type              = "ingress"
  description       = "HTTP"
  protocol          = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "main_alb_to_web" {
  security_group_id        = aws_security_group.main_alb.id
  type                     = "egress"
  description              = "To web"
  protocol                 = "tcp"
  from_port                = 8080
  to_port                  = 8080
  source_security_group_id = aws_security_group.web.id
}

resource "aws_subnet" "main_private_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.128.0/20"
  availability_zone = data.aws_availability_zones.available.names[0]
  tags = {
    Name                   = "storefront-prod-private-a"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Subnet/main-private-a"
  }
}

resource "aws_route_table_association" "main_private_a" {
  subnet_id      = aws_subnet.main_private_a.id
  route_table_id = aws_route_table.main_private.id
}

resource "aws_subnet" "main_private_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.144.0/20"
  availability_zone = data.aws_availability_zones.available.names[1]
  tags = {
    Name                   = "storefront-prod-private-b"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Subnet/main-private-b"
  }
}

resource "aws_route_table_association" "main_private_b" {
  subnet_id      = aws_subnet.main_private_b.id
  route_table_id = aws_route_table.main_private.id
}

resource "aws_subnet" "main_public_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.0.0/20"
  availability_zone = data.aws_availability_zones.available.names[0]
  tags = {
    Name                   = "storefront-prod-public-a"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Subnet/main-public-a"
  }
}

resource "aws_nat_gateway" "main_nat" {
  subnet_id     = aws_subnet.main_public_a.id
  allocation_id = aws_eip.main_nat.id
  tags = {
    Name                   = "storefront-prod-nat"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.NatGateway/main-nat"
  }
}

resource "aws_route" "main_private" {
  route_table_id         = aws_route_table.main_private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main_nat.id
}

resource "aws_route_table_association" "main_public_a" {
  subnet_id      = aws_subnet.main_public_a.id
  route_table_id = aws_route_table.main_public.id
}

resource "aws_subnet" "main_public_b" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.16.0/20"
  availability_zone = data.aws_availability_zones.available.names[1]
  tags = {
    Name                   = "storefront-prod-public-b"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Subnet/main-public-b"
  }
}

resource "aws_route_table_association" "main_public_b" {
  subnet_id      = aws_subnet.main_public_b.id
  route_table_id = aws_route_table.main_public.id
}

resource "aws_vpc_endpoint" "main_s3" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.eu-central-1.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.main_public.id, aws_route_table.main_private.id]
  tags = {
    Name                   = "storefront-prod-s3"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.VpcEndpoint/main-s3"
  }
}

resource "aws_ecs_cluster" "main" {
  name = "storefront-prod"
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ecs.Cluster/main"
  }

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_s3_bucket" "main_access_logs" {
  bucket        = "storefront-prod-access-logs-${data.aws_caller_identity.current.account_id}-eu-central-1"
  force_destroy = true
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.s3.Bucket/main-access-logs"
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "main_access_logs" {
  bucket = aws_s3_bucket.main_access_logs.id

  rule {
    id     = "expire"
    status = "Enabled"

    filter {}

    expiration {
      days = 30
    }
  }
}

resource "aws_s3_bucket_ownership_controls" "main_access_logs" {
  bucket = aws_s3_bucket.main_access_logs.id

  rule {
    object_ownership = "BucketOwnerEnforced"
  }
}

resource "aws_s3_bucket_public_access_block" "main_access_logs" {
  bucket                  = aws_s3_bucket.main_access_logs.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "main_access_logs" {
  bucket = aws_s3_bucket.main_access_logs.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyWithoutTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.main_access_logs.arn, "${aws_s3_bucket.main_access_logs.arn}/*"]
        Condition = {
          Bool = {
            "aws:SecureTransport" = "false"
          }
        }
      },
      {
        Sid    = "LoadBalancerWrites"
        Effect = "Allow"
        Principal = {
          Service = "logdelivery.elasticloadbalancing.amazonaws.com"
        }
        Action   = "s3:PutObject"
        Resource = "${aws_s3_bucket.main_access_logs.arn}/AWSLogs/${data.aws_caller_identity.current.account_id}/*"
      },
    ]
  })

  depends_on = [aws_s3_bucket_public_access_block.main_access_logs]
}

resource "aws_s3_bucket_server_side_encryption_configuration" "main_access_logs" {
  bucket = aws_s3_bucket.main_access_logs.id

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm = "AES256"
    }
  }
}

resource "aws_lb" "main" {
  name                       = "storefront-prod"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.main_alb.id]
  subnets                    = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
  enable_deletion_protection = true
  drop_invalid_header_fields = true
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.elbv2.LoadBalancer/main"
  }

  access_logs {
    bucket  = aws_s3_bucket.main_access_logs.bucket
    enabled = true
  }

  depends_on = [
    aws_internet_gateway.main,
    aws_s3_bucket_policy.main_access_logs,
    aws_s3_bucket_server_side_encryption_configuration.main_access_logs,
  ]

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_lb_listener" "main_http" {
  load_balancer_arn = aws_lb.main.arn
  port              = 80
  protocol          = "HTTP"
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.elbv2.Listener/main-http"
  }

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "Not found"
      status_code  = "404"
    }
  }
}

resource "aws_secretsmanager_secret" "main_stripe_key" {
  name                    = "storefront/prod/stripe_key"
  description             = "stripe_key of storefront/prod"
  recovery_window_in_days = 0
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.secretsmanager.Secret/main-stripe-key"
  }
}

resource "aws_secretsmanager_secret_version" "main_stripe_key" {
  secret_id                = aws_secretsmanager_secret.main_stripe_key.id
  secret_string_wo         = var.stripe_key
  secret_string_wo_version = var.stripe_key_revision
}
