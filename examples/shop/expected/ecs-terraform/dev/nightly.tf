# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  nightly_assume_role_policy = jsonencode({
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

resource "aws_security_group" "nightly" {
  name        = "shop-dev-nightly"
  description = "Tasks of nightly"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "shop-dev-nightly"
    "omnideploy:component" = "nightly"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/nightly"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "nightly_egress" {
  security_group_id = aws_security_group.nightly.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_iam_role" "nightly_execution" {
  name               = "shop-dev-nightly-execution"
  assume_role_policy = local.nightly_assume_role_policy
  tags = {
    "omnideploy:component" = "nightly"
    "omnideploy:resource"  = "aws.iam.Role/nightly-execution"
  }
}

resource "aws_iam_role" "nightly_schedule" {
  name = "shop-dev-nightly-schedule"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Principal = {
          Service = "scheduler.amazonaws.com"
        }
        Action = "sts:AssumeRole"
      },
    ]
  })
  tags = {
    "omnideploy:component" = "nightly"
    "omnideploy:resource"  = "aws.iam.Role/nightly-schedule"
  }
}

resource "aws_iam_role" "nightly_task" {
  name               = "shop-dev-nightly-task"
  assume_role_policy = local.nightly_assume_role_policy
  tags = {
    "omnideploy:component" = "nightly"
    "omnideploy:resource"  = "aws.iam.Role/nightly-task"
  }
}

resource "aws_iam_role_policy_attachment" "nightly_execution" {
  role       = aws_iam_role.nightly_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "nightly" {
  name              = "/ecs/shop-dev/nightly"
  retention_in_days = 30
  tags = {
    "omnideploy:component" = "nightly"
    "omnideploy:resource"  = "aws.logs.LogGroup/nightly"
  }
}

resource "aws_iam_role_policy" "nightly_execution" {
  name = "nightly-execution"
  role = aws_iam_role.nightly_execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "ReadSecrets"
        Effect   = "Allow"
        Action   = "secretsmanager:GetSecretValue"
        Resource = aws_secretsmanager_secret.db_url.arn
      },
    ]
  })
}

resource "aws_ecs_task_definition" "nightly" {
  family                   = "shop-dev-nightly"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.nightly_execution.arn
  task_role_arn            = aws_iam_role.nightly_task.arn
  container_definitions = jsonencode([
    {
      name      = "nightly"
      image     = "ghcr.io/acme/report:1.4.0"
      essential = true
      secrets = [
        {
          name      = "DATABASE_URL"
          valueFrom = "${aws_secretsmanager_secret.db_url.arn}:::${aws_secretsmanager_secret_version.db_url.version_id}"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.nightly.name
          awslogs-region        = "us-east-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component"           = "nightly"
    "omnideploy:resource"            = "aws.ecs.TaskDefinition/nightly"
    "omnideploy:run-cluster"         = aws_ecs_cluster.main.name
    "omnideploy:run-public-ip"       = "true"
    "omnideploy:run-security-groups" = aws_security_group.nightly.id
    "omnideploy:run-subnets"         = "${aws_subnet.main_public_a.id} ${aws_subnet.main_public_b.id}"
  }

  runtime_platform {
    cpu_architecture        = "X86_64"
    operating_system_family = "LINUX"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role_policy" "nightly_schedule" {
  name = "start"
  role = aws_iam_role.nightly_schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "RunTask"
        Effect   = "Allow"
        Action   = "ecs:RunTask"
        Resource = "arn:aws:ecs:us-east-1:*:task-definition/${aws_ecs_task_definition.nightly.family}:*"
      },
      {
        Sid      = "PassRoles"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = [aws_iam_role.nightly_execution.arn, aws_iam_role.nightly_task.arn]
      },
      {
        Sid      = "TagTask"
        Effect   = "Allow"
        Action   = "ecs:TagResource"
        Resource = "arn:aws:ecs:us-east-1:*:task/${aws_ecs_cluster.main.name}/*"
      },
    ]
  })
}

resource "aws_scheduler_schedule" "nightly" {
  name                         = "shop-dev-nightly"
  schedule_expression          = "cron(0 3 * * ? *)"
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_ecs_cluster.main.arn
    role_arn = aws_iam_role.nightly_schedule.arn

    ecs_parameters {
      task_definition_arn     = aws_ecs_task_definition.nightly.arn
      enable_ecs_managed_tags = true
      launch_type             = "FARGATE"
      propagate_tags          = "TASK_DEFINITION"
      task_count              = 1

      network_configuration {
        assign_public_ip = true
        security_groups  = [aws_security_group.nightly.id]
        subnets          = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
      }
    }

    retry_policy {
      maximum_event_age_in_seconds = 3600
      maximum_retry_attempts       = 3
    }
  }

  depends_on = [
    aws_route.main_public,
    aws_route_table_association.main_public_a,
    aws_route_table_association.main_public_b,
    aws_security_group_rule.db_from_nightly,
    aws_security_group_rule.nightly_egress,
    aws_iam_role_policy.nightly_execution,
    aws_iam_role_policy.nightly_schedule,
    aws_iam_role_policy_attachment.nightly_execution,
  ]
}
