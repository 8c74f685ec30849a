# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  web_assume_role_policy = jsonencode({
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

resource "aws_security_group" "web" {
  name        = "storefront-dev-web"
  description = "Tasks of web"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "storefront-dev-web"
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/web"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "web_egress" {
  security_group_id = aws_security_group.web.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "web_from_main_alb" {
  security_group_id        = aws_security_group.web.id
  type                     = "ingress"
  description              = "From the load balancer"
  protocol                 = "tcp"
  from_port                = 8080
  to_port                  = 8080
  source_security_group_id = aws_security_group.main_alb.id
}

resource "aws_lb_target_group" "web" {
  name                 = "storefront-dev-web-93e511"
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = 8080
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags = {
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.elbv2.TargetGroup/web"
  }

  health_check {
    path                = "/healthz"
    protocol            = "HTTP"
    matcher             = "200-399"
    interval            = 5
    timeout             = 2
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_iam_role" "web_execution" {
  name               = "storefront-dev-web-execution"
  assume_role_policy = local.web_assume_role_policy
  tags = {
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.iam.Role/web-execution"
  }
}

resource "aws_iam_role" "web_task" {
  name               = "storefront-dev-web-task"
  assume_role_policy = local.web_assume_role_policy
  tags = {
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.iam.Role/web-task"
  }
}

resource "aws_iam_role_policy_attachment" "web_execution" {
  role       = aws_iam_role.web_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "web" {
  name              = "/ecs/storefront-dev/web"
  retention_in_days = 30
  tags = {
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.logs.LogGroup/web"
  }
}

resource "aws_secretsmanager_secret" "web_database_url" {
  name                    = "storefront/dev/web/database_url"
  description             = "database_url of web in storefront/dev"
  recovery_window_in_days = 0
  tags = {
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.secretsmanager.Secret/web-database-url"
  }
}

resource "aws_iam_role_policy" "web_execution" {
  name = "web-execution"
  role = aws_iam_role.web_execution.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "ReadSecrets"
        Effect = "Allow"
        Action = "secretsmanager:GetSecretValue"
        Resource = [
          aws_secretsmanager_secret.web_database_url.arn,
          aws_secretsmanager_secret.main_stripe_key.arn,
        ]
      },
    ]
  })
}

resource "aws_secretsmanager_secret_version" "web_database_url" {
  secret_id                = aws_secretsmanager_secret.web_database_url.id
  secret_string_wo         = "postgres://app:${var.db_password}@${aws_db_instance.db.address}:5432/shop"
  secret_string_wo_version = parseint(substr(sha256("postgres://app:${var.db_password_revision}@${aws_db_instance.db.address}:5432/shop"), 0, 7), 16)
}

resource "aws_ecs_task_definition" "web" {
  family                   = "storefront-dev-web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.web_execution.arn
  task_role_arn            = aws_iam_role.web_task.arn
  container_definitions = jsonencode([
    {
      name      = "web"
      image     = "ghcr.io/acme/web:1.4.0"
      essential = true
      portMappings = [
        {
          name          = "http-8080"
          containerPort = 8080
          hostPort      = 8080
          protocol      = "tcp"
          appProtocol   = "http"
        },
      ]
      environment = [
        {
          name  = "GREETING"
          value = "hello"
        },
        {
          name  = "REDIS_URL"
          value = "rediss://${aws_elasticache_replication_group.cache.primary_endpoint_address}:6379/0"
        },
      ]
      secrets = [
        {
          name      = "DATABASE_URL"
          valueFrom = "${aws_secretsmanager_secret.web_database_url.arn}:::${aws_secretsmanager_secret_version.web_database_url.version_id}"
        },
        {
          name      = "STRIPE_KEY"
          valueFrom = "${aws_secretsmanager_secret.main_stripe_key.arn}:::${aws_secretsmanager_secret_version.main_stripe_key.version_id}"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.web.name
          awslogs-region        = "us-east-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.ecs.TaskDefinition/web"
  }

  runtime_platform {
    cpu_architecture        = "X86_64"
    operating_system_family = "LINUX"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "web" {
  name                               = "storefront-dev-web"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.web.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  health_check_grace_period_seconds  = 60
  wait_for_steady_state              = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  availability_zone_rebalancing      = "ENABLED"
  tags = {
    "omnideploy:component" = "web"
    "omnideploy:resource"  = "aws.ecs.Service/web"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
    security_groups  = [aws_security_group.web.id]
    assign_public_ip = true
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 8080
  }

  timeouts {
    create = "10m"
    update = "10m"
  }

  depends_on = [
    aws_route.main_public,
    aws_route_table_association.main_public_a,
    aws_route_table_association.main_public_b,
    aws_security_group_rule.cache_from_web,
    aws_security_group_rule.db_from_web,
    aws_security_group_rule.web_egress,
    aws_lb_listener.main_http,
    aws_iam_role_policy.web_execution,
    aws_iam_role_policy_attachment.web_execution,
  ]
}
