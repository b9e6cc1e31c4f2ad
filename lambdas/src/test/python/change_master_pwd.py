"""The calls that change-master-pwd makes at first, in Python with boto3, for cold-start-benchmark."""
import http.client
import json
import os

import boto3

rds = boto3.client("rds")
secrets = boto3.client("secretsmanager")
dynamodb = boto3.client("dynamodb")


def handle(event):
    plan = event["plan"]
    target = plan["target"]["names"]["instance"]
    temp = target + "temp"
    secret = plan["password"]["secret"]
    rds.describe_db_instances(DBInstanceIdentifier=temp)
    try:
        secrets.get_secret_value(SecretId=secret, VersionId="0" * 32)
    except secrets.exceptions.ResourceNotFoundException:
        pass
    secrets.describe_secret(SecretId=secret)
    password = secrets.get_random_password(PasswordLength=30)["RandomPassword"]
    try:
        secrets.get_secret_value(SecretId=secret)
    except secrets.exceptions.ResourceNotFoundException:
        pass
    secrets.put_secret_value(
        SecretId=secret,
        ClientRequestToken="0" * 32,
        SecretString=json.dumps({"username": "admin", "password": password}),
        VersionStages=["AWSPENDING"],
    )
    arn = rds.describe_db_instances(DBInstanceIdentifier=temp)["DBInstances"][0]["DBInstanceArn"]
    rds.describe_blue_green_deployments(Filters=[{"Name": "source", "Values": [arn]}])
    dynamodb.get_item(TableName=event["lockTable"], Key={"target": {"S": target}}, ConsistentRead=True)
    rds.modify_db_instance(DBInstanceIdentifier=temp, MasterUserPassword=password, ApplyImmediately=True)
    return {"status": "IN_PROGRESS", "waitSeconds": 5, "progress": {"sent": True}, "detail": "sent"}


api = os.environ["AWS_LAMBDA_RUNTIME_API"]
while True:
    connection = http.client.HTTPConnection(api)
    connection.request("GET", "/2018-06-01/runtime/invocation/next")
    event = connection.getresponse()
    request = event.headers["Lambda-Runtime-Aws-Request-Id"]
    answer = handle(json.loads(event.read()))
    connection.request("POST", f"/2018-06-01/runtime/invocation/{request}/response", json.dumps(answer))
    connection.getresponse().read()
    connection.close()
