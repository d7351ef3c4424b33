//! One HTTP/1.1 message off a stream, as the bytes it is. Knows where a message ends, and nothing of what it says.

use std::io::{self, BufRead, Error, ErrorKind, Read};

const LONGEST_HEAD: usize = 256 * 1024;
const LONGEST_BODY: u64 = 256 * 1024 * 1024;

#[derive(Clone)]
pub struct Message {
    /// With the empty line.
    pub head: Vec<u8>,
    /// As it came: with the frames of its chunks, packed when it was.
    pub body: Vec<u8>,
}

impl Message {
    pub fn size(&self) -> usize {
        self.head.len() + self.body.len()
    }

    /// The words of the first line.
    pub fn first_line(&self) -> Vec<String> {
        let line = self.head.split(|byte| *byte == b'\r').next().unwrap_or_default();
        String::from_utf8_lossy(line).split(' ').map(str::to_owned).collect()
    }

    pub fn status(&self) -> Option<u16> {
        self.first_line().get(1)?.parse().ok()
    }

    pub fn header(&self, name: &str) -> Option<String> {
        let head = String::from_utf8_lossy(&self.head);
        let mut lines = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim().to_owned())
    }

    /// A request as a gateway passes it on: with the name and the scheme that the client has used.
    pub fn forwarded(&self, scheme: &str) -> Self {
        let host = self.header("host").unwrap_or_default();
        let head = String::from_utf8_lossy(&self.head);
        let head = format!("{}\r\nx-forwarded-proto: {scheme}\r\nx-forwarded-host: {host}\r\n\r\n", head.trim_end());
        Self { head: head.into_bytes(), body: self.body.clone() }
    }

    /// The same with another body, whose length its head tells.
    pub fn with_body(&self, body: &[u8]) -> Self {
        let head = String::from_utf8_lossy(&self.head);
        let framing = |line: &&str| {
            let name = line.split(':').next().unwrap_or_default();
            !["content-length", "transfer-encoding"].iter().any(|framing| name.eq_ignore_ascii_case(framing))
        };
        let lines: Vec<&str> = head.trim_end().lines().filter(framing).collect();
        let head = format!("{}\r\ncontent-length: {}\r\n\r\n", lines.join("\r\n"), body.len());
        Self { head: head.into_bytes(), body: body.to_vec() }
    }
}

/// `None` when the other end has said goodbye between two messages.
pub fn request(stream: &mut impl BufRead) -> io::Result<Option<Message>> {
    let Some(head) = head(stream)? else { return Ok(None) };
    let mut message = Message { head, body: vec![] };
    message.body = body(stream, &message, false)?;
    Ok(Some(message))
}

pub fn reply(stream: &mut impl BufRead) -> io::Result<Message> {
    let head = head(stream)?.ok_or(ErrorKind::UnexpectedEof)?;
    let mut message = Message { head, body: vec![] };
    let without_body = message.status().is_some_and(|status| status < 200 || matches!(status, 204 | 304));
    if !without_body {
        message.body = body(stream, &message, true)?;
    }
    Ok(message)
}

fn head(stream: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut head = vec![];
    loop {
        let before = head.len();
        stream.take(LONGEST_HEAD as u64).read_until(b'\n', &mut head)?;
        match &head[before..] {
            [] if head.is_empty() => return Ok(None),
            [] => return Err(ErrorKind::UnexpectedEof.into()),
            b"\r\n" => return Ok(Some(head)),
            _ if head.len() > LONGEST_HEAD => return Err(Error::other("a head without end")),
            _ => {}
        }
    }
}

fn body(stream: &mut impl BufRead, message: &Message, until_the_end: bool) -> io::Result<Vec<u8>> {
    let mut body = vec![];
    if message.header("transfer-encoding").is_some_and(|coding| coding.eq_ignore_ascii_case("chunked")) {
        chunks(stream, &mut body)?;
    } else if let Some(length) = message.header("content-length") {
        let length: u64 = length.parse().map_err(Error::other)?;
        exactly(stream, length, &mut body)?;
    } else if until_the_end {
        stream.take(LONGEST_BODY).read_to_end(&mut body)?;
    }
    Ok(body)
}

fn chunks(stream: &mut impl BufRead, body: &mut Vec<u8>) -> io::Result<()> {
    loop {
        let before = body.len();
        stream.take(LONGEST_HEAD as u64).read_until(b'\n', body)?;
        let line = String::from_utf8_lossy(&body[before..]);
        let size = line.trim().split(';').next().unwrap_or_default();
        let size = u64::from_str_radix(size, 16).map_err(Error::other)?;
        // The last one is followed by an empty line, as each other by the end of its own.
        exactly(stream, size + 2, body)?;
        if size == 0 {
            return Ok(());
        }
    }
}

fn exactly(stream: &mut impl BufRead, length: u64, body: &mut Vec<u8>) -> io::Result<()> {
    let taken = stream.take(length.min(LONGEST_BODY)).read_to_end(body)?;
    if taken as u64 == length { Ok(()) } else { Err(ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use super::{Message, reply, request};

    #[test]
    fn a_message_ends_where_its_length_or_its_last_chunk_says() {
        let two = b"PUT /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.1\r\n\r\n".to_vec();
        let mut stream = two.as_slice();
        let first = request(&mut stream).expect("reads").expect("is there");
        assert_eq!((first.body.as_slice(), first.first_line()[1].as_str()), (&b"abc"[..], "/a"));
        let second = request(&mut stream).expect("reads").expect("is there");
        assert_eq!((second.body.len(), second.first_line()[1].as_str()), (0, "/b"));
        assert!(request(&mut stream).expect("reads").is_none());
        let mut chunked = &b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\nHTTP/1.1 204 No\r\n\r\n"[..];
        assert_eq!(reply(&mut chunked).expect("reads").body, b"4\r\nabcd\r\n0\r\n\r\n");
        assert_eq!(reply(&mut chunked).expect("reads").status(), Some(204));
    }

    #[test]
    fn a_message_that_breaks_off_is_an_error() {
        assert!(request(&mut &b"PUT /a HTTP/1.1\r\nContent-Length: 30\r\n\r\nabc"[..]).is_err());
        assert!(request(&mut &b"PUT /a HTT"[..]).is_err());
        assert!(reply(&mut &b""[..]).is_err());
    }

    #[test]
    fn another_body_has_its_own_length() {
        let message = Message { head: b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: 1\r\n\r\n".to_vec(), body: vec![] };
        let other = message.with_body(b"ab");
        assert_eq!((other.header("content-length").as_deref(), other.header("etag").as_deref()), (Some("2"), Some("1")));
        assert_eq!(other.header("transfer-encoding"), None);
    }
}
