# Written by OmniDeploy: `omnideploy generate` writes it anew.

resource "aws_acm_certificate" "web" {
  domain_name               = "shop.example.com"
  subject_alternative_names = ["www.shop.example.com"]
  validation_method         = "DNS"

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_route53_record" "web_validation" {
  for_each = { for item in aws_acm_certificate.web.domain_validation_options : item.domain_name => item }

  name            = each.value.resource_record_name
  type            = each.value.resource_record_type
  records         = [each.value.resource_record_value]
  zone_id         = data.aws_route53_zone.shop_example_com.zone_id
  ttl             = 60
  allow_overwrite = true
}

resource "aws_acm_certificate_validation" "web" {
  certificate_arn         = aws_acm_certificate.web.arn
  validation_record_fqdns = [for item in aws_route53_record.web_validation : item.fqdn]
}

resource "aws_secretsmanager_secret" "web_database_url" {
  name = "shop-prod/web/DATABASE_URL"
}

resource "aws_ecs_task_definition" "web" {
  family                   = "shop-prod-web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  container_definitions = jsonencode([
    {
      name      = "web"
      image     = "ghcr.io/acme/web:1.4.0"
      essential = true
      portMappings = [
        {
          containerPort = 8080
        },
      ]
      secrets = [
        {
          name      = "DATABASE_URL"
          valueFrom = aws_secretsmanager_secret.web_database_url.arn
        },
      ]
    },
  ])

  runtime_platform {
    cpu_architecture = "ARM64"
  }
}

resource "aws_secretsmanager_secret_version" "web_database_url" {
  secret_id                = aws_secretsmanager_secret.web_database_url.id
  secret_string_wo         = "postgres://app:${var.db_password}@${aws_db_instance.db.endpoint}/shop"
  secret_string_wo_version = parseint(substr(sha256("postgres://app:${var.db_password_revision}@${aws_db_instance.db.endpoint}/shop"), 0, 7), 16)
}
