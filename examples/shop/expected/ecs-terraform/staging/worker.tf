# Written by OmniDeploy: `omnideploy generate` writes it anew.

locals {
  worker_assume_role_policy = jsonencode({
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

resource "aws_security_group" "worker" {
  name        = "shop-staging-worker"
  description = "Tasks of worker"
  vpc_id      = aws_vpc.main.id
  tags = {
    Name                   = "shop-staging-worker"
    "omnideploy:component" = "worker"
    "omnideploy:resource"  = "aws.ec2.SecurityGroup/worker"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_security_group_rule" "worker_egress" {
  security_group_id = aws_security_group.worker.id
  type              = "egress"
  description       = "To anywhere"
  protocol          = "-1"
  from_port         = 0
  to_port           = 0
  cidr_blocks       = ["0.0.0.0/0"]
}

resource "aws_iam_role" "worker_execution" {
  name               = "shop-staging-worker-execution"
  assume_role_policy = local.worker_assume_role_policy
  tags = {
    "omnideploy:component" = "worker"
    "omnideploy:resource"  = "aws.iam.Role/worker-execution"
  }
}

resource "aws_iam_role" "worker_task" {
  name               = "shop-staging-worker-task"
  assume_role_policy = local.worker_assume_role_policy
  tags = {
    "omnideploy:component" = "worker"
    "omnideploy:resource"  = "aws.iam.Role/worker-task"
  }
}

resource "aws_iam_role_policy_attachment" "worker_execution" {
  role       = aws_iam_role.worker_execution.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonECSTaskExecutionRolePolicy"
}

resource "aws_cloudwatch_log_group" "worker" {
  name              = "/ecs/shop-staging/worker"
  retention_in_days = 30
  tags = {
    "omnideploy:component" = "worker"
    "omnideploy:resource"  = "aws.logs.LogGroup/worker"
  }
}

resource "aws_ecs_task_definition" "worker" {
  family                   = "shop-staging-worker"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "1024"
  execution_role_arn       = aws_iam_role.worker_execution.arn
  task_role_arn            = aws_iam_role.worker_task.arn
  container_definitions = jsonencode([
    {
      name      = "worker"
      image     = "ghcr.io/acme/worker:1.4.0"
      essential = true
      environment = [
        {
          name  = "REDIS_URL"
          value = "rediss://${aws_elasticache_replication_group.cache.primary_endpoint_address}:6379/0"
        },
      ]
      logConfiguration = {
        logDriver = "awslogs"
        options = {
          awslogs-group         = aws_cloudwatch_log_group.worker.name
          awslogs-region        = "us-east-1"
          awslogs-stream-prefix = "ecs"
        }
      }
    },
  ])
  tags = {
    "omnideploy:component" = "worker"
    "omnideploy:resource"  = "aws.ecs.TaskDefinition/worker"
  }

  runtime_platform {
    cpu_architecture        = "X86_64"
    operating_system_family = "LINUX"
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_ecs_service" "worker" {
  name                               = "shop-staging-worker"
  cluster                            = aws_ecs_cluster.main.arn
  task_definition                    = aws_ecs_task_definition.worker.arn
  desired_count                      = 1
  launch_type                        = "FARGATE"
  deployment_minimum_healthy_percent = 100
  deployment_maximum_percent         = 200
  wait_for_steady_state              = true
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"
  availability_zone_rebalancing      = "ENABLED"
  tags = {
    "omnideploy:component" = "worker"
    "omnideploy:resource"  = "aws.ecs.Service/worker"
  }

  deployment_circuit_breaker {
    enable   = true
    rollback = true
  }

  network_configuration {
    subnets          = [aws_subnet.main_public_a.id, aws_subnet.main_public_b.id]
    security_groups  = [aws_security_group.worker.id]
    assign_public_ip = true
  }

  timeouts {
    create = "10m"
    update = "10m"
  }

  depends_on = [
    aws_route.main_public,
    aws_route_table_association.main_public_a,
    aws_route_table_association.main_public_b,
    aws_security_group_rule.cache_from_worker,
    aws_security_group_rule.worker_egress,
    aws_iam_role_policy_attachment.worker_execution,
  ]
}
