# Written by OmniDeploy: `omnideploy generate` writes it anew.

data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name                   = "storefront-dev"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Vpc/main"
  }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "storefront-dev"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.InternetGateway/main"
  }
}

resource "aws_route_table" "main_private" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "storefront-dev-private"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.RouteTable/main-private"
  }
}

resource "aws_route_table" "main_public" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "storefront-dev-public"
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
  name        = "storefront-dev-alb"
  description = "Load balancer"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "storefront-dev-alb"
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
    Name                   = "storefront-dev-private-a"
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
    Name                   = "storefront-dev-private-b"
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
    Name                   = "storefront-dev-public-a"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Subnet/main-public-a"
  }
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
    Name                   = "storefront-dev-public-b"
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
  service_name      = "com.amazonaws.us-east-1.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.main_public.id, aws_route_table.main_private.id]
  tags = {
    Name                   = "storefront-dev-s3"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.VpcEndpoint/main-s3"
  }
}

resource "aws_ecs_cluster" "main" {
  name = "storefront-dev"
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ecs.Cluster/main"
  }

  setting {
    name  = "containerInsights"
    value = "disabled"
  }
}

resource "aws_lb" "main" {
  name                       = "storefront-dev"
  load_balancer_type         = "application"
  internal                   = false
  security_groups            = [aws_security_group.main_alb.id]
  subnets                    = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
  enable_deletion_protection = false
  drop_invalid_header_fields = true
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.elbv2.LoadBalancer/main"
  }

  depends_on = [aws_internet_gateway.main]
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
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}

resource "aws_secretsmanager_secret" "main_stripe_key" {
  name                    = "storefront/dev/stripe_key"
  description             = "stripe_key of storefront/dev"
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
