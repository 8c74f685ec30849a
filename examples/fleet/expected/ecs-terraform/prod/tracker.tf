# Written by OmniDeploy: `omnideploy generate` writes it anew.

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

resource "aws_iam_role" "tracker_execution" {
  name = "fleet-prod-tracker-execution"
  assume_role_policy = jsonencode({
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
  tags = {
    "omnideploy:component" = "tracker"
    "omnideploy:resource"  = "aws.iam.Role/tracker-execution"
  }
}

resource "aws_iam_role" "tracker_task" {
  name = "fleet-prod-tracker-task"
  assume_role_policy = jsonencode({
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
      healthCheck = {
        command  = ["CMD", "tracker", "--check"]
        interval = 30
        timeout  = 5
        retries  = 3
      }
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

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "tracker" {
  name                               = "fleet-prod-tracker"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.tracker.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
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
    aws_iam_role_policy_attachment.tracker_execution,
  ]
}
