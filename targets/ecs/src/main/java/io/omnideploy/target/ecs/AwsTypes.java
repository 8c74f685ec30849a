package io.omnideploy.target.ecs;

import io.omnideploy.resource.ResourceType;
import java.util.Set;

/** The resource types of the AWS provider that this target uses. */
final class AwsTypes {
    static final String PROVIDER = "aws";

    static final ResourceType VPC = ResourceType.parse("aws.ec2.Vpc");
    static final ResourceType SUBNET = ResourceType.parse("aws.ec2.Subnet");
    static final ResourceType INTERNET_GATEWAY = ResourceType.parse("aws.ec2.InternetGateway");
    static final ResourceType EIP = ResourceType.parse("aws.ec2.Eip");
    static final ResourceType NAT_GATEWAY = ResourceType.parse("aws.ec2.NatGateway");
    static final ResourceType ROUTE_TABLE = ResourceType.parse("aws.ec2.RouteTable");
    static final ResourceType ROUTE = ResourceType.parse("aws.ec2.Route");
    static final ResourceType ROUTE_TABLE_ASSOCIATION = ResourceType.parse("aws.ec2.RouteTableAssociation");
    static final ResourceType VPC_ENDPOINT = ResourceType.parse("aws.ec2.VpcEndpoint");
    static final ResourceType SECURITY_GROUP = ResourceType.parse("aws.ec2.SecurityGroup");
    static final ResourceType SECURITY_GROUP_RULE = ResourceType.parse("aws.ec2.SecurityGroupRule");
    static final ResourceType LOG_GROUP = ResourceType.parse("aws.logs.LogGroup");
    static final ResourceType ROLE = ResourceType.parse("aws.iam.Role");
    static final ResourceType ROLE_POLICY = ResourceType.parse("aws.iam.RolePolicy");
    static final ResourceType ROLE_POLICY_ATTACHMENT = ResourceType.parse("aws.iam.RolePolicyAttachment");
    static final ResourceType CLUSTER = ResourceType.parse("aws.ecs.Cluster");
    static final ResourceType CLUSTER_CAPACITY_PROVIDERS = ResourceType.parse("aws.ecs.ClusterCapacityProviders");
    static final ResourceType TASK_DEFINITION = ResourceType.parse("aws.ecs.TaskDefinition");
    static final ResourceType SERVICE = ResourceType.parse("aws.ecs.Service");
    static final ResourceType LOAD_BALANCER = ResourceType.parse("aws.elbv2.LoadBalancer");
    static final ResourceType TARGET_GROUP = ResourceType.parse("aws.elbv2.TargetGroup");
    static final ResourceType LISTENER = ResourceType.parse("aws.elbv2.Listener");
    static final ResourceType LISTENER_RULE = ResourceType.parse("aws.elbv2.ListenerRule");
    static final ResourceType LISTENER_CERTIFICATE = ResourceType.parse("aws.elbv2.ListenerCertificate");
    static final ResourceType CERTIFICATE = ResourceType.parse("aws.acm.Certificate");
    static final ResourceType VALIDATION_RECORD = ResourceType.parse("aws.acm.ValidationRecord");
    static final ResourceType CERTIFICATE_VALIDATION = ResourceType.parse("aws.acm.CertificateValidation");
    static final ResourceType RECORD = ResourceType.parse("aws.route53.Record");
    static final ResourceType SCALING_TARGET = ResourceType.parse("aws.appautoscaling.Target");
    static final ResourceType SCALING_POLICY = ResourceType.parse("aws.appautoscaling.Policy");
    static final ResourceType SCHEDULE = ResourceType.parse("aws.scheduler.Schedule");
    static final ResourceType PRIVATE_DNS_NAMESPACE = ResourceType.parse("aws.servicediscovery.PrivateDnsNamespace");
    static final ResourceType DISCOVERY_SERVICE = ResourceType.parse("aws.servicediscovery.Service");
    static final ResourceType HTTP_NAMESPACE = ResourceType.parse("aws.servicediscovery.HttpNamespace");
    static final ResourceType DB_INSTANCE = ResourceType.parse("aws.rds.Instance");
    static final ResourceType DB_SUBNET_GROUP = ResourceType.parse("aws.rds.SubnetGroup");
    static final ResourceType DB_PARAMETER_GROUP = ResourceType.parse("aws.rds.ParameterGroup");
    static final ResourceType REPLICATION_GROUP = ResourceType.parse("aws.elasticache.ReplicationGroup");
    static final ResourceType CACHE_SUBNET_GROUP = ResourceType.parse("aws.elasticache.SubnetGroup");
    static final ResourceType CACHE_PARAMETER_GROUP = ResourceType.parse("aws.elasticache.ParameterGroup");
    static final ResourceType BUCKET = ResourceType.parse("aws.s3.Bucket");
    static final ResourceType BUCKET_PUBLIC_ACCESS_BLOCK = ResourceType.parse("aws.s3.BucketPublicAccessBlock");
    static final ResourceType BUCKET_OWNERSHIP_CONTROLS = ResourceType.parse("aws.s3.BucketOwnershipControls");
    static final ResourceType BUCKET_ENCRYPTION = ResourceType.parse("aws.s3.BucketServerSideEncryptionConfiguration");
    static final ResourceType BUCKET_VERSIONING = ResourceType.parse("aws.s3.BucketVersioning");
    static final ResourceType BUCKET_POLICY = ResourceType.parse("aws.s3.BucketPolicy");
    static final ResourceType BUCKET_LIFECYCLE = ResourceType.parse("aws.s3.BucketLifecycleConfiguration");
    static final ResourceType SECRET = ResourceType.parse("aws.secretsmanager.Secret");
    static final ResourceType SECRET_VERSION = ResourceType.parse("aws.secretsmanager.SecretVersion");
    static final ResourceType FILE_SYSTEM = ResourceType.parse("aws.efs.FileSystem");
    static final ResourceType MOUNT_TARGET = ResourceType.parse("aws.efs.MountTarget");
    static final ResourceType ACCESS_POINT = ResourceType.parse("aws.efs.AccessPoint");
    static final ResourceType BACKUP_POLICY = ResourceType.parse("aws.efs.BackupPolicy");

    /** Looked up, never made. */
    static final ResourceType AVAILABILITY_ZONES = ResourceType.parse("aws.ec2.AvailabilityZones");

    static final ResourceType VPC_LOOKUP = ResourceType.parse("aws.ec2.VpcLookup");
    static final ResourceType SUBNETS = ResourceType.parse("aws.ec2.Subnets");
    static final ResourceType CALLER_IDENTITY = ResourceType.parse("aws.sts.CallerIdentity");
    static final ResourceType ZONE = ResourceType.parse("aws.route53.Zone");
    static final ResourceType SECRET_LOOKUP = ResourceType.parse("aws.secretsmanager.SecretLookup");

    /** Everything that an expansion can hold, lookups too. */
    static final Set<ResourceType> ALL = Set.of(
            VPC,
            SUBNET,
            INTERNET_GATEWAY,
            EIP,
            NAT_GATEWAY,
            ROUTE_TABLE,
            ROUTE,
            ROUTE_TABLE_ASSOCIATION,
            VPC_ENDPOINT,
            SECURITY_GROUP,
            SECURITY_GROUP_RULE,
            LOG_GROUP,
            ROLE,
            ROLE_POLICY,
            ROLE_POLICY_ATTACHMENT,
            CLUSTER,
            CLUSTER_CAPACITY_PROVIDERS,
            TASK_DEFINITION,
            SERVICE,
            LOAD_BALANCER,
            TARGET_GROUP,
            LISTENER,
            LISTENER_RULE,
            LISTENER_CERTIFICATE,
            CERTIFICATE,
            VALIDATION_RECORD,
            CERTIFICATE_VALIDATION,
            RECORD,
            SCALING_TARGET,
            SCALING_POLICY,
            SCHEDULE,
            PRIVATE_DNS_NAMESPACE,
            DISCOVERY_SERVICE,
            HTTP_NAMESPACE,
            DB_INSTANCE,
            DB_SUBNET_GROUP,
            DB_PARAMETER_GROUP,
            REPLICATION_GROUP,
            CACHE_SUBNET_GROUP,
            CACHE_PARAMETER_GROUP,
            BUCKET,
            BUCKET_PUBLIC_ACCESS_BLOCK,
            BUCKET_OWNERSHIP_CONTROLS,
            BUCKET_ENCRYPTION,
            BUCKET_VERSIONING,
            BUCKET_LIFECYCLE,
            BUCKET_POLICY,
            SECRET,
            SECRET_VERSION,
            FILE_SYSTEM,
            MOUNT_TARGET,
            ACCESS_POINT,
            BACKUP_POLICY,
            AVAILABILITY_ZONES,
            VPC_LOOKUP,
            SUBNETS,
            CALLER_IDENTITY,
            ZONE,
            SECRET_LOOKUP);

    private AwsTypes() {}
}
