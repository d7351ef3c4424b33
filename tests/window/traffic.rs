//! Whether anything of the program talks to a network: its processes and their sockets, as the kernel sees them.

use std::collections::HashSet;
use std::fs;

/// The process and all that it started, directly or through others, itself left out.
pub fn family_of(root: u32) -> Vec<u32> {
    let parents: Vec<(u32, u32)> = fs::read_dir("/proc")
        .expect("Linux")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(|pid: u32| {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
            // The name in brackets may hold anything; the parent is the second field after it.
            let parent = stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()?;
            Some((pid, parent))
        })
        .collect();
    let mut family = HashSet::from([root]);
    while let Some((pid, _)) = parents.iter().find(|(pid, parent)| family.contains(parent) && !family.contains(pid)) {
        family.insert(*pid);
    }
    family.remove(&root);
    family.into_iter().collect()
}

/// Remote ends of the processes' TCP and UDP sockets that are not this machine's own loopback.
pub fn remote_ends(pids: &[u32]) -> Vec<String> {
    let inodes: HashSet<String> = pids.iter().flat_map(|pid| sockets_of(*pid)).collect();
    ["tcp", "tcp6", "udp", "udp6"].iter().flat_map(|table| open_ends(table, &inodes)).collect()
}

/// Where the processes wait for somebody to connect, loopback too.
pub fn listening(pids: &[u32]) -> Vec<String> {
    let inodes: HashSet<String> = pids.iter().flat_map(|pid| sockets_of(*pid)).collect();
    let waits = |table: &str| {
        let text = fs::read_to_string(format!("/proc/net/{table}")).unwrap_or_default();
        let rows = text.lines().skip(1).map(|line| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>());
        // 0A is the kernel's number for LISTEN.
        let ours = rows.filter(|fields| fields.len() > 9 && fields[3] == "0A" && inodes.contains(&fields[9]));
        ours.map(|fields| format!("{table} {}", fields[1])).collect::<Vec<_>>()
    };
    ["tcp", "tcp6"].into_iter().flat_map(waits).collect()
}

fn sockets_of(pid: u32) -> Vec<String> {
    let Ok(links) = fs::read_dir(format!("/proc/{pid}/fd")) else { return vec![] };
    links
        .filter_map(|link| fs::read_link(link.ok()?.path()).ok()?.to_str().map(str::to_owned))
        .filter_map(|target| Some(target.strip_prefix("socket:[")?.strip_suffix(']')?.to_owned()))
        .collect()
}

fn open_ends(table: &str, inodes: &HashSet<String>) -> Vec<String> {
    let text = fs::read_to_string(format!("/proc/net/{table}")).unwrap_or_default();
    text.lines()
        .skip(1)
        .filter_map(|line| {
            let fields: Vec<&str> = line.split_whitespace().collect();
            let (remote, inode) = (fields.get(2)?, fields.get(9)?);
            (inodes.contains(*inode) && !is_own(remote)).then(|| format!("{table} {remote}"))
        })
        .collect()
}

/// 127.0.0.1 and ::1 as /proc writes them, and sockets that only listen.
fn is_own(remote: &str) -> bool {
    let address = remote.split(':').next().unwrap_or_default();
    address == "0100007F" || address.chars().all(|c| c == '0') || address == "00000000000000000000000001000000" || address.ends_with("FFFF00000100007F")
}

#[test]
fn a_socket_to_another_machine_would_be_seen() {
    assert!(!is_own("0101A8C0:01BB") && is_own("0100007F:1F90") && is_own("00000000:0000"));
    let socket = std::net::UdpSocket::bind("0.0.0.0:0").expect("a socket");
    // Connecting a datagram socket sends nothing; it only gives it a remote end.
    if socket.connect("192.0.2.1:9").is_ok() {
        assert!(!remote_ends(&[std::process::id()]).is_empty(), "the check must see this socket");
    }
}
