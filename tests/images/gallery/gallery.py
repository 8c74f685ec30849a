"""Test image ghcr.io/acme/gallery: keeps pictures in a bucket and counts them in MySQL."""

import os
import signal
import socket
import subprocess
import tempfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pymysql

VERSION = Path(__file__).with_name("version").read_text().strip()
PORT = 8080
TIMEOUT_SECONDS = 30


def count_in_mysql():
    """Adds one to the counter of the database and returns it."""
    url = urlsplit(os.environ["DATABASE_URL"])
    connection = pymysql.connect(
        host=url.hostname, port=url.port, user=url.username, password=url.password, database=url.path[1:],
        connect_timeout=TIMEOUT_SECONDS)
    try:
        with connection.cursor() as cursor:
            cursor.execute("create table if not exists visits (id int primary key, n bigint not null)")
            cursor.execute("insert into visits values (1, 1) on duplicate key update n = n + 1")
            cursor.execute("select n from visits")
            count = cursor.fetchone()[0]
        connection.commit()
        return count
    finally:
        connection.close()


def bucket(name, body=None):
    """Puts an object into the bucket if there is a body, or returns the one that is there."""
    url = f"{os.environ['S3_ENDPOINT']}/{os.environ['S3_BUCKET']}/{name}"
    command = ["curl", "-fsS", "-m", str(TIMEOUT_SECONDS), "--aws-sigv4", "aws:amz:us-east-1:s3", "-K", "-"]
    with tempfile.NamedTemporaryFile() as file:
        if body is not None:
            file.write(body.encode())
            file.flush()
            command += ["-T", file.name]
        # The keys go in by the input: arguments are seen by every process.
        keys = f'user = "{os.environ["S3_ACCESS_KEY"]}:{os.environ["S3_SECRET_KEY"]}"\n'
        done = subprocess.run(command + [url], input=keys.encode(), capture_output=True, check=False)
    if done.returncode != 0:
        raise ValueError(done.stderr.decode().strip())
    return done.stdout


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        if self.path == "/healthz":
            self.answer(200, b"ok")
        elif self.path.endswith("/whoami"):
            self.answer(200, f"{socket.gethostname()} {VERSION} {self.path} {self.headers['Host']}\n".encode())
        elif self.path.endswith("/pictures"):
            self.answer_pictures()
        else:
            self.answer(404, b"")

    def answer_pictures(self):
        try:
            count = count_in_mysql()
            bucket("picture", f"picture {count}")
            self.answer(200, f"visits={count} picture={bucket('picture').decode()}\n".encode())
        except (KeyError, ValueError, pymysql.Error) as error:
            self.answer(503, f"{type(error).__name__}: {error}\n".encode())

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
print(f"gallery {VERSION} listens on {PORT}")
ThreadingHTTPServer(("", PORT), Handler).serve_forever()
