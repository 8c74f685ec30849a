# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  api_assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "ecs-tasks.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
}

resource "aws_security_group" "api" {
  name        = "fleet-prod-api"
  description = "Tasks of api"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "fleet-prod-api"
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/api"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "api_egress" {
  security_group_id = aws_security_group.api.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "api_from_admin" {
  security_group_id        = aws_security_group.api.id
  type                     = "ingress"
  description              = "From admin"
  protocol                 = "tcp"
  from_port                = 9000
  to_port                  = 9000
  source_security_group_id = aws_security_group.admin.id
}

resource "aws_security_group_rule" "api_from_invoice" {
  security_group_id        = aws_security_group.api.id
  type                     = "ingress"
  description              = "From invoice"
  protocol                 = "tcp"
  from_port                = 9000
  to_port                  = 9000
  source_security_group_id = aws_security_group.invoice.id
}

resource "aws_security_group_rule" "api_from_router" {
  security_group_id        = aws_security_group.api.id
  type                     = "ingress"
  description              = "From router"
  protocol                 = "tcp"
  from_port                = 9000
  to_port                  = 9000
  source_security_group_id = aws_security_group.router.id
}

resource "aws_security_group_rule" "api_from_tracker" {
  security_group_id        = aws_security_group.api.id
  type                     = "ingress"
  description              = "From tracker"
  protocol                 = "tcp"
  from_port                = 9000
  to_port                  = 9000
  source_security_group_id = aws_security_group.tracker.id
}

resource "aws_security_group_rule" "api_from_web" {
  security_group_id        = aws_security_group.api.id
  type                     = "ingress"
  description              = "From web"
  protocol                 = "tcp"
  from_port                = 9000
  to_port                  = 9000
  source_security_group_id = aws_security_group.web.id
}

resource "aws_iam_role" "api_execution" {
  name               = "fleet-prod-api-execution"
  assume_role_policy = local.api_assume_role_policy
  tags = {
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.iam.Role/api-execution"
  }
}

resource "aws_iam_role" "api_task" {
  name               = "fleet-prod-api-task"
  assume_role_policy = local.api_assume_role_policy
  tags = {
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.iam.Role/api-task"
  }
}

resource "aws_iam_role_policy_attachment" "api_execution" {
  role       = aws_iam_role.api_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/ecs/fleet-prod/api"
  retention_in_days = 90
  tags = {
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.logs.LogGroup/api"
  }
}

resource "aws_iam_role_policy" "api_execution" {
  name = "api-execution"
  role = aws_iam_role.api_execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.main_maps_key.arn
      },
    ]
  })
}

resource "aws_ecs_task_definition" "api" {
  family                   = "fleet-prod-api"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "512"
  memory                   = "2048"
  execution_role_arn       = aws_iam_role.api_execution.arn
  task_role_arn            = aws_iam_role.api_task.arn
  container_definitions = jsonencode([
    {
      name                   = "api"
      image                  = "ghcr.io/acme/fleet-api:2.3.0"
      essential              = true
      user                   = "1000"
      readonlyRootFilesystem = true
      portMappings = [
        {
          name          = "http-9000"
          containerPort = 9000
          hostPort      = 9000
          protocol      = "tcp"
          appProtocol   = "http"
        },
      ]
      secrets = [
        {
          name      = "MAPS_KEY"
          valueFrom = "${aws_secretsmanager_secret.main_maps_key.arn}:::${aws_secretsmanager_secret_version.main_maps_key.version_id}"
        },
      ]
      healthCheck = {
        command = [
          "CMD-SHELL",
          "wget -q -O /dev/null 'http://127.0.0.1:9000/healthz' || curl -fsS -o /dev/null 'http://127.0.0.1:9000/healthz' || exit 1",
        ]
        interval = 30
        timeout  = 5
        retries  = 3
      }
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.api.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.ecs.TaskDefinition/api"
  }

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_service_discovery_service" "api" {
  name          = "api"
  force_destroy = true
  tags = {
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.servicediscovery.Service/api"
  }

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.main.id
    routing_policy = "MULTIVALUE"

    dns_records {
      type = "A"
      ttl  = 10
    }
  }
}

resource "aws_ecs_service" "api" {
  name                               = "fleet-prod-api"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.api.arn
  desired_count                      = 2
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  wait_for_steady_state              = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  availability_zone_rebalancing      = "ENABLED"
  tags = {
    "omnideploy:component" = "api"
    "omnideploy:resource"  = "aws.ecs.Service/api"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.main_private_a.id, aws_subnet.main_private_b.id]
    security_groups  = [aws_security_group.api.id]
    assign_public_ip = false
  }

  service_registries {
    registry_arn = aws_service_discovery_service.api.arn
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn

    service {
      discovery_name = "api"
      port_name      = "http-9000"

      client_alias {
        port     = 9000
        dns_name = "api"
      }

      timeout {
        idle_timeout_seconds        = 300
        per_request_timeout_seconds = 0
      }
    }
  }

  timeouts {
    create = "10m"
    update = "10m"
  }

  depends_on = [
    aws_route.main_private_a,
    aws_route.main_private_b,
    aws_route_table_association.main_private_a,
    aws_route_table_association.main_private_b,
    aws_security_group_rule.api_egress,
    aws_iam_role_policy.api_execution,
    aws_iam_role_policy_attachment.api_execution,
  ]
}
