# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  admin_assume_role_policy = jsonencode({
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

resource "aws_security_group" "admin" {
  name        = "fleet-staging-admin"
  description = "Tasks of admin"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "fleet-staging-admin"
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/admin"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "admin_egress" {
  security_group_id = aws_security_group.admin.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_security_group_rule" "admin_from_main_alb" {
  security_group_id        = aws_security_group.admin.id
  type                     = "ingress"
  description              = "From the load balancer"
  protocol                 = "tcp"
  from_port                = 3000
  to_port                  = 3000
  source_security_group_id = aws_security_group.main_alb.id
}

resource "aws_lb_target_group" "admin" {
  name                 = "fleet-staging-admin-35ebff"
  target_type          = "ip"
  protocol             = "HTTP"
  port                 = 3000
  vpc_id               = aws_vpc.main.id
  deregistration_delay = 30
  tags = {
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.elbv2.TargetGroup/admin"
  }

  health_check {
    path                = "/admin/healthz"
    protocol            = "HTTP"
    matcher             = "200-399"
    interval            = 30
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 3
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_lb_listener_rule" "admin" {
  listener_arn = aws_lb_listener.main_https.arn
  priority     = 838
  tags = {
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.elbv2.ListenerRule/admin"
  }

  condition {
    host_header {
      values = ["fleet.example.com"]
    }
  }

  condition {
    path_pattern {
      values = ["/admin", "/admin/*"]
    }
  }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.admin.arn
  }
}

resource "aws_iam_role" "admin_execution" {
  name               = "fleet-staging-admin-execution"
  assume_role_policy = local.admin_assume_role_policy
  tags = {
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.iam.Role/admin-execution"
  }
}

resource "aws_iam_role" "admin_task" {
  name               = "fleet-staging-admin-task"
  assume_role_policy = local.admin_assume_role_policy
  tags = {
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.iam.Role/admin-task"
  }
}

resource "aws_iam_role_policy_attachment" "admin_execution" {
  role       = aws_iam_role.admin_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "admin" {
  name              = "/ecs/fleet-staging/admin"
  retention_in_days = 30
  tags = {
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.logs.LogGroup/admin"
  }
}

resource "aws_ecs_task_definition" "admin" {
  family                   = "fleet-staging-admin"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.admin_execution.arn
  task_role_arn            = aws_iam_role.admin_task.arn
  container_definitions = jsonencode([
    {
      name      = "admin"
      image     = "ghcr.io/acme/fleet-admin:2.3.0"
      essential = true
      portMappings = [
        {
          name          = "http-3000"
          containerPort = 3000
          hostPort      = 3000
          protocol      = "tcp"
          appProtocol   = "http"
        },
      ]
      environment = [
        {
          name  = "API_URL"
          value = "http://api:9000"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.admin.name
          awslogs-region        = "eu-central-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.ecs.TaskDefinition/admin"
  }

  runtime_platform {
    cpu_architecture        = "X86_64"
    operating_system_family = "LINUX"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "admin" {
  name                               = "fleet-staging-admin"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.admin.arn
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
    "omnideploy:component" = "admin"
    "omnideploy:resource"  = "aws.ecs.Service/admin"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
    security_groups  = [aws_security_group.admin.id]
    assign_public_ip = true
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.admin.arn
    container_name   = "admin"
    container_port   = 3000
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
    aws_route.main_public,
    aws_route_table_association.main_public_a,
    aws_route_table_association.main_public_b,
    aws_security_group_rule.admin_egress,
    aws_ecs_service.api,
    aws_lb_listener_rule.admin,
    aws_iam_role_policy_attachment.admin_execution,
  ]
}
