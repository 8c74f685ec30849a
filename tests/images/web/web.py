"""Test image ghcr.io/acme/web: counts its visits in PostgreSQL and Redis and shows its environment."""

import os
import signal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import psycopg2
import redis

VERSION = Path(__file__).with_name("version").read_text().strip()
PORT = 8080
TIMEOUT_SECONDS = 30


def count_in_postgres():
    """Adds one to the counter of the database and returns it, or None if there is no database."""
    url = os.environ.get("DATABASE_URL")
    if not url:
        return None
    connection = psycopg2.connect(url, connect_timeout=TIMEOUT_SECONDS)
    try:
        with connection, connection.cursor() as cursor:
            # Two replicas may make the table at the same time, which "if not exists" alone does not survive.
            cursor.execute("select pg_advisory_xact_lock(8080)")
            cursor.execute("create table if not exists hits (id int primary key, n bigint not null)")
            cursor.execute("insert into hits values (1, 1) on conflict (id) do update set n = hits.n + 1 returning n")
            return cursor.fetchone()[0]
    finally:
        connection.close()


def count_in_redis():
    """Adds one to the counter of the cache and returns it, or None if there is no cache."""
    url = os.environ.get("REDIS_URL")
    if not url:
        return None
    client = redis.Redis.from_url(url, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS)
    try:
        return client.incr("web:hits")
    finally:
        client.close()


def shown(count):
    return b"none" if count is None else str(count).encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/healthz":
            self.answer(200, b"ok")
        elif self.path.startswith("/env/"):
            # Bytes, since a variable need not be text in any encoding.
            value = os.environb.get(self.path[len("/env/"):].encode())
            self.answer(404, b"") if value is None else self.answer(200, value)
        elif self.path == "/":
            self.answer_counters()
        else:
            self.answer(404, b"")

    def answer_counters(self):
        try:
            hits, cache = count_in_postgres(), count_in_redis()
        except (psycopg2.Error, redis.RedisError, ValueError) as error:
            self.answer(503, f"{type(error).__name__}: {error}\n".encode())
            return
        greeting = os.environb.get(b"GREETING", b"")
        lines = [b"hits=" + shown(hits), b"cache=" + shown(cache), b"greeting=" + greeting, b"version=" + VERSION.encode()]
        self.answer(200, b"\n".join(lines) + b"\n")

    def answer(self, status, body):
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def stop(signal_number, frame):
    print("stopping")
    os._exit(0)


signal.signal(signal.SIGTERM, stop)
signal.signal(signal.SIGINT, stop)
print(f"web {VERSION} listens on {PORT}")
ThreadingHTTPServer(("", PORT), Handler).serve_forever()
