//! The program itself: its first line, its log and its end.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

struct Server {
    process: Child,
    address: String,
}

impl Server {
    fn start(args: &[&str]) -> Self {
        Self::spawn(Command::new(env!("CARGO_BIN_EXE_devserver")).args(["--port", "0"]).args(args))
    }

    fn spawn(command: &mut Command) -> Self {
        let mut process =
            command.args(["--db", ":memory:"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        stdout.read_line(&mut line).unwrap();
        let address = line.strip_prefix("Listening on http://").unwrap().trim_end().to_owned();
        Self { process, address }
    }

    fn get(&self, path: &str) -> (TcpStream, String) {
        let host = self.address.split('/').next().unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: demo-key\r\n\r\n").unwrap();
        let mut response = vec![0; 4096];
        let size = stream.read(&mut response).unwrap();
        (stream, String::from_utf8_lossy(&response[..size]).into_owned())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

#[test]
fn it_prints_its_address_and_serves_there() {
    let server = Server::start(&["--demo", "--base-path", "/some/sub/"]);
    assert!(server.address.starts_with("127.0.0.1:"), "{}", server.address);
    assert!(server.address.ends_with("/some/sub"), "{}", server.address);
    assert!(server.get("/iam/v1/users/me/").1.starts_with("HTTP/1.1 200"));
}

#[cfg(unix)]
#[test]
fn it_serves_on_the_socket_that_it_is_given() {
    let socket = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = socket.local_addr().unwrap().to_string();
    let mut command = Command::new(env!("CARGO_BIN_EXE_devserver"));
    let server = Server::spawn(
        command.args(["--demo", "--socket-on-stdin"]).stdin(std::os::fd::OwnedFd::from(socket)),
    );
    assert_eq!(server.address, address);
    assert!(server.get("/iam/v1/users/me/").1.starts_with("HTTP/1.1 200"));
}

#[test]
fn the_log_names_each_request_and_no_secret() {
    let mut server = Server::start(&["--demo"]);
    server.get("/iam/v1/users/me/?code=hidden");
    server.get("/iam/v1/avatars/hidden");
    server.process.kill().unwrap();
    let mut log = String::new();
    let mut stderr = server.process.stderr.take().unwrap();
    stderr.read_to_string(&mut log).unwrap();
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(log.contains("method=GET path=\"/iam/v1/users/me/\" status=200 ms="), "{log}");
    assert!(!log.contains("demo-key") && !log.contains("hidden"), "{log}");
}

#[cfg(unix)]
#[test]
fn it_ends_promptly_although_connections_are_open() {
    for signal in ["-TERM", "-INT"] {
        let mut server = Server::start(&["--demo"]);
        let idle = server.get("/iam/v1/users/me/").0;
        let silent = TcpStream::connect(&server.address).unwrap();
        let start = Instant::now();
        let pid = server.process.id().to_string();
        assert!(Command::new("kill").args([signal, &pid]).status().unwrap().success());
        assert!(server.process.wait().unwrap().success());
        assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
        drop((idle, silent));
    }
}

#[test]
fn a_response_arrives_although_the_body_was_too_large() {
    let server = Server::start(&["--demo"]);
    let mut stream = TcpStream::connect(&server.address).unwrap();
    let size = 12 * 1024 * 1024;
    write!(
        stream,
        "POST /iam/v1/users/me/avatar/ HTTP/1.1\r\nHost: x\r\nAuthorization: unknown\r\nContent-Length: {size}\r\n\r\n"
    )
    .unwrap();
    stream.write_all(&vec![0; size]).unwrap();
    let mut response = [0; 12];
    stream.read_exact(&mut response).unwrap();
    assert_eq!(&response, b"HTTP/1.1 401");
}
