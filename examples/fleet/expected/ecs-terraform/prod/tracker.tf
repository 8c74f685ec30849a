# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  tracker_assume_role_policy = jsonencode({
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

resource "aws_security_group" "tracker" {
  name        = "fleet-prod-tracker"
  description = "Tasks of tracker"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "fleet-prod-tracker"
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/tracker"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "tracker_egress" {
  security_group_id = aws_security_group.tracker.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "tracker_from_nlb_tcp_5055" {
  security_group_id        = aws_security_group.tracker.id
  type                     = "ingress"
  description              = "From the network load balancer"
  protocol                 = "tcp"
  from_port                = 5055
  to_port                  = 5055
  source_security_group_id = aws_security_group.main_nlb.id
}

resource "aws_lb_target_group" "tracker_tcp_5055" {
  name                 = "fleet-prod-tracker-406f1c"
  target_type          = "ip"
  protocol             = "TCP"
  port                 = 5055
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags = {
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.elbv2.TargetGroup/tracker-tcp-5055"
  }

  health_check {
    protocol            = "TCP"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role" "tracker_execution" {
  name               = "fleet-prod-tracker-execution"
  assume_role_policy = local.tracker_assume_role_policy
  tags = {
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.iam.Role/tracker-execution"
  }
}

resource "aws_iam_role" "tracker_task" {
  name               = "fleet-prod-tracker-task"
  assume_role_policy = local.tracker_assume_role_policy
  tags = {
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.iam.Role/tracker-task"
  }
}

resource "aws_iam_role_policy_attachment" "tracker_execution" {
  role       = aws_iam_role.tracker_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "tracker" {
  name              = "/ecs/fleet-prod/tracker"
  retention_in_days = 90
  tags = {
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.logs.LogGroup/tracker"
  }
}

resource "aws_iam_role_policy" "tracker_execution" {
  name = "tracker-execution"
  role = aws_iam_role.tracker_execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.main_device_key.arn
      },
    ]
  })
}

resource "aws_ecs_task_definition" "tracker" {
  family                   = "fleet-prod-tracker"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.tracker_execution.arn
  task_role_arn            = aws_iam_role.tracker_task.arn
  container_definitions = jsonencode([
    {
      name      = "tracker"
      image     = "ghcr.io/acme/fleet-tracker:2.3.0"
      essential = true
      portMappings = [
        {
          name          = "tcp-5055"
          containerPort = 5055
          hostPort      = 5055
          protocol      = "tcp"
        },
      ]
      mountPoints = [
        {
          sourceVolume  = "omnideploy-secrets"
          containerPath = "/run/secrets"
          readOnly      = true
        },
      ]
      dependsOn = [
        {
          containerName = "tracker-secrets"
          condition     = "SUCCESS"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.tracker.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
    {
      name       = "tracker-secrets"
      image      = "public.ecr.aws/docker/library/busybox:1.37"
      essential  = false
      entryPoint = ["sh", "-c"]
      command = [
        "set -e; printf %s \"$SECRET_1\" > '/run/secrets/DEVICE_KEY'; chmod 0444 '/run/secrets/DEVICE_KEY'",
      ]
      secrets = [
        {
          name      = "SECRET_1"
          valueFrom = "${aws_secretsmanager_secret.main_device_key.arn}:::${aws_secretsmanager_secret_version.main_device_key.version_id}"
        },
      ]
      mountPoints = [
        {
          sourceVolume  = "omnideploy-secrets"
          containerPath = "/run/secrets"
          readOnly      = false
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.tracker.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.ecs.TaskDefinition/tracker"
  }

  runtime_platform {
    cpu_architecture        = "ARM64"
    operating_system_family = "LINUX"
  }

  volume {
    name = "omnideploy-secrets"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "tracker" {
  name                               = "fleet-prod-tracker"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.tracker.arn
  desired_count                      = 2
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  wait_for_steady_state              = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  availability_zone_rebalancing      = "ENABLED"
  tags = {
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.ecs.Service/tracker"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.main_private_a.id, aws_subnet.main_private_b.id]
    security_groups  = [aws_security_group.tracker.id]
    assign_public_ip = false
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.tracker_tcp_5055.arn
    container_name   = "tracker"
    container_port   = 5055
  }

  service_connect_configuration {
    enabled   = true
    namespace = aws_service_discovery_http_namespace.main.arn
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
    aws_security_group_rule.tracker_egress,
    aws_ecs_service.api,
    aws_lb_listener.main_tcp_5055,
    aws_iam_role_policy.tracker_execution,
    aws_iam_role_policy_attachment.tracker_execution,
  ]
}
