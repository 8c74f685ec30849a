"""Test image ghcr.io/acme/worker: sends a heartbeat to Redis every second until it is told to stop."""

import os
import signal
import sys
import time

import redis

signal.signal(signal.SIGTERM, lambda signal_number, frame: sys.exit(0))
signal.signal(signal.SIGINT, lambda signal_number, frame: sys.exit(0))

url = os.environ.get("REDIS_URL")
if not url:
    sys.exit("REDIS_URL is not set")
client = redis.Redis.from_url(url, socket_timeout=30, socket_connect_timeout=30)
while True:
    try:
        print(f"beat {client.incr('worker:beats')}")
    except redis.RedisError as error:
        # The cache may start later, or again.
        print(f"no beat: {error}")
    time.sleep(1)
