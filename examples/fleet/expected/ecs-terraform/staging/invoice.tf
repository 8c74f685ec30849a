# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  invoice_assume_role_policy = jsonencode({
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

resource "aws_security_group" "invoice" {
  name        = "fleet-staging-invoice"
  description = "Tasks of invoice"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "fleet-staging-invoice"
    "omnideploy:component" = "invoice"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/invoice"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "invoice_egress" {
  security_group_id = aws_security_group.invoice.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_iam_role" "invoice_execution" {
  name               = "fleet-staging-invoice-execution"
  assume_role_policy = local.invoice_assume_role_policy
  tags = {
    "omnideploy:component" = "invoice"
    "omnideploy:resource"  = "aws.iam.Role/invoice-execution"
  }
}

resource "aws_iam_role" "invoice_schedule" {
  name = "fleet-staging-invoice-schedule"
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
    "omnideploy:component" = "invoice"
    "omnideploy:resource"  = "aws.iam.Role/invoice-schedule"
  }
}

resource "aws_iam_role" "invoice_task" {
  name               = "fleet-staging-invoice-task"
  assume_role_policy = local.invoice_assume_role_policy
  tags = {
    "omnideploy:component" = "invoice"
    "omnideploy:resource"  = "aws.iam.Role/invoice-task"
  }
}

resource "aws_iam_role_policy_attachment" "invoice_execution" {
  role       = aws_iam_role.invoice_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "invoice" {
  name              = "/ecs/fleet-staging/invoice"
  retention_in_days = 30
  tags = {
    "omnideploy:component" = "invoice"
    "omnideploy:resource"  = "aws.logs.LogGroup/invoice"
  }
}

resource "aws_ecs_task_definition" "invoice" {
  family                   = "fleet-staging-invoice"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.invoice_execution.arn
  task_role_arn            = aws_iam_role.invoice_task.arn
  container_definitions = jsonencode([
    {
      name      = "invoice"
      image     = "ghcr.io/acme/fleet-invoice:2.3.0"
      essential = true
      environment = [
        {
          name  = "API_URL"
          value = "http://api.fleet-staging.internal:9000"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.invoice.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component"           = "invoice"
    "omnideploy:resource"            = "aws.ecs.TaskDefinition/invoice"
    "omnideploy:run-cluster"         = aws_ecs_cluster.main.name
    "omnideploy:run-public-ip"       = "true"
    "omnideploy:run-security-groups" = aws_security_group.invoice.id
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

resource "aws_iam_role_policy" "invoice_schedule" {
  name = "start"
  role = aws_iam_role.invoice_schedule.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid      = "RunTask"
        Effect   = "Allow"
        Action   = "ecs:RunTask"
        Resource = "arn:aws:ecs:eu-central-1:*:task-definition/${aws_ecs_task_definition.invoice.family}:*"
      },
      {
        Sid      = "PassRoles"
        Effect   = "Allow"
        Action   = "iam:PassRole"
        Resource = [aws_iam_role.invoice_execution.arn, aws_iam_role.invoice_task.arn]
      },
      {
        Sid      = "TagTask"
        Effect   = "Allow"
        Action   = "ecs:TagResource"
        Resource = "arn:aws:ecs:eu-central-1:*:task/${aws_ecs_cluster.main.name}/*"
      },
    ]
  })
}

resource "aws_scheduler_schedule" "invoice" {
  name                         = "fleet-staging-invoice"
  schedule_expression          = "cron(30 5 1 * ? *)"
  schedule_expression_timezone = "UTC"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_ecs_cluster.main.arn
    role_arn = aws_iam_role.invoice_schedule.arn

    ecs_parameters {
      task_definition_arn     = aws_ecs_task_definition.invoice.arn
      enable_ecs_managed_tags = true
      launch_type             = "FARGATE"
      propagate_tags          = "TASK_DEFINITION"
      task_count              = 1

      network_configuration {
        assign_public_ip = true
        security_groups  = [aws_security_group.invoice.id]
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
    aws_security_group_rule.invoice_egress,
    aws_iam_role_policy.invoice_schedule,
    aws_iam_role_policy_attachment.invoice_execution,
  ]
}
