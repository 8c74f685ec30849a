# Written by OmniDeploy: `omnideploy generate` writes it anew.

data "aws_availability_zones" "available" {
  state = "available"

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

data "aws_route53_zone" "zone_example_com" {
  name         = "example.com"
  private_zone = false
}

resource "aws_acm_certificate" "main_example_com" {
  domain_name       = "fleet.example.com"
  validation_method = "DNS"
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.acm.Certificate/main-example-com"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "main_proof_example_com" {
  for_each = { for item in aws_acm_certificate.main_example_com.domain_validation_options : item.domain_name => item }

  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  zone_id         = data.aws_route53_zone.zone_example_com.zone_id
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "main_example_com" {
  certificate_arn         = aws_acm_certificate.main_example_com.arn
  validation_record_fqdns = [for item in aws_route53_record.main_proof_example_com : item.fqdn]

  timeouts {
    create = "10m"
  }
}

resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags = {
    Name                   = "fleet-staging"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.Vpc/main"
  }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "fleet-staging"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.InternetGateway/main"
  }
}

resource "aws_route_table" "main_private" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "fleet-staging-private"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.RouteTable/main-private"
  }
}

resource "aws_route_table" "main_public" {
  vpc_id = aws_vpc.main.id
  tags = {
    Name                   = "fleet-staging-public"
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
  name        = "fleet-staging-alb"
  description = "Load balancer"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "fleet-staging-alb"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/main-alb"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group" "main_nlb" {
  name        = "fleet-staging-nlb"
  description = "Network load balancer"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "fleet-staging-nlb"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/main-nlb"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "main_alb_http" {
  security_group_id = aws_security_group.main_alb.id
  type              = "ingress"
  description       = "HTTP, to be redirected"
  protocol          = "tcp"
  from_port         = 80
  to_port           = 80
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "main_alb_https" {
  security_group_id = aws_security_group.main_alb.id
  type              = "ingress"
  description       = "HTTPS"
  protocol          = "tcp"
  from_port         = 443
  to_port           = 443
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "main_alb_to_admin" {
  security_group_id        = aws_security_group.main_alb.id
  type                     = "egress"
  description              = "To admin"
  protocol                 = "tcp"
  from_port                = 3000
  to_port                  = 3000
  source_security_group_id = aws_security_group.admin.id
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

resource "aws_security_group_rule" "main_nlb_tcp_5055" {
  security_group_id = aws_security_group.main_nlb.id
  type              = "ingress"
  description       = "To tracker"
  protocol          = "tcp"
  from_port         = 5055
  to_port           = 5055
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "main_nlb_to_tracker_tcp_5055" {
  security_group_id        = aws_security_group.main_nlb.id
  type                     = "egress"
  description              = "To tracker"
  protocol                 = "tcp"
  from_port                = 5055
  to_port                  = 5055
  source_security_group_id = aws_security_group.tracker.id
}

resource "aws_subnet" "main_private_a" {
  vpc_id            = aws_vpc.main.id
  cidr_block        = "10.0.128.0/20"
  availability_zone = data.aws_availability_zones.available.names[0]
  tags = {
    Name                   = "fleet-staging-private-a"
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
    Name                   = "fleet-staging-private-b"
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
    Name                   = "fleet-staging-public-a"
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
    Name                   = "fleet-staging-public-b"
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
    Name                   = "fleet-staging-s3"
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.ec2.VpcEndpoint/main-s3"
  }
}

resource "aws_ecs_cluster" "main" {
  name = "fleet-staging"
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
  name                       = "fleet-staging"
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
    type = "redirect"

    redirect {
      port        = "443"
      protocol    = "HTTPS"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener" "main_https" {
  load_balancer_arn = aws_lb.main.arn
  port              = 443
  protocol          = "HTTPS"
  ssl_policy        = "ELBSecurityPolicy-TLS13-1-2-2021-06"
  certificate_arn   = aws_acm_certificate_validation.main_example_com.certificate_arn
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.elbv2.Listener/main-https"
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

resource "aws_lb" "main_network" {
  name                             = "fleet-staging-network"
  load_balancer_type               = "network"
  internal                         = false
  security_groups                  = [aws_security_group.main_nlb.id]
  subnets                          = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
  enable_deletion_protection       = false
  enable_cross_zone_load_balancing = true
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.elbv2.LoadBalancer/main-network"
  }

  depends_on = [aws_internet_gateway.main]
}

resource "aws_lb_listener" "main_tcp_5055" {
  load_balancer_arn = aws_lb.main_network.arn
  port              = 5055
  protocol          = "TCP"
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.elbv2.Listener/main-tcp-5055"
  }

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.tracker_tcp_5055.arn
  }
}

resource "aws_route53_record" "main_fleet_example_com" {
  zone_id = data.aws_route53_zone.zone_example_com.zone_id
  name    = "fleet.example.com"
  type    = "A"

  alias {
    name                   = aws_lb.main.dns_name
    zone_id                = aws_lb.main.zone_id
    evaluate_target_health = true
  }
}

resource "aws_secretsmanager_secret" "main_device_key" {
  name                    = "fleet/staging/device_key"
  description             = "device_key of fleet/staging"
  recovery_window_in_days = 0
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.secretsmanager.Secret/main-device-key"
  }
}

resource "aws_secretsmanager_secret" "main_maps_key" {
  name                    = "fleet/staging/maps_key"
  description             = "maps_key of fleet/staging"
  recovery_window_in_days = 0
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.secretsmanager.Secret/main-maps-key"
  }
}

resource "aws_secretsmanager_secret_version" "main_device_key" {
  secret_id                = aws_secretsmanager_secret.main_device_key.id
  secret_string_wo         = var.device_key
  secret_string_wo_version = var.device_key_revision
}

resource "aws_secretsmanager_secret_version" "main_maps_key" {
  secret_id                = aws_secretsmanager_secret.main_maps_key.id
  secret_string_wo         = var.maps_key
  secret_string_wo_version = var.maps_key_revision
}

resource "aws_service_discovery_http_namespace" "main" {
  name        = "fleet-staging"
  description = "Names by which components reach each other"
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.servicediscovery.HttpNamespace/main"
  }
}

resource "aws_service_discovery_private_dns_namespace" "main" {
  name        = "fleet-staging.internal"
  description = "Names by which jobs reach components"
  vpc         = aws_vpc.main.id
  tags = {
    "omnideploy:component" = "main"
    "omnideploy:resource"  = "aws.servicediscovery.PrivateDnsNamespace/main"
  }
}
