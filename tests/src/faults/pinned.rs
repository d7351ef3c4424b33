//! Memory that SQLCipher pins, so that it is never written to a swap disk: each piece it takes and gives back costs two calls of
//! the system, which is most of what opening a vault a hundred thousand times costs. A proof that is not about memory lets them go.
//! What is given back is emptied all the same. Knows no vault.

use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, Ordering};

static LET_GO: AtomicBool = AtomicBool::new(false);

/// From now on nothing in this process is pinned.
pub fn let_go() {
    LET_GO.store(true, Ordering::Relaxed);
}

// Both stand before libc's own of the same name: whoever in this program calls them comes here.

/// SAFETY: as libc's; the kernel judges the range.
#[unsafe(no_mangle)]
unsafe extern "C" fn mlock(address: *const c_void, length: usize) -> i32 {
    if LET_GO.load(Ordering::Relaxed) { 0 } else { unsafe { libc::syscall(libc::SYS_mlock, address, length) as i32 } }
}

/// SAFETY: as libc's; the kernel judges the range.
#[unsafe(no_mangle)]
unsafe extern "C" fn munlock(address: *const c_void, length: usize) -> i32 {
    if LET_GO.load(Ordering::Relaxed) { 0 } else { unsafe { libc::syscall(libc::SYS_munlock, address, length) as i32 } }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Pages of this process that are pinned, in kilobytes.
    fn pinned() -> usize {
        let status = std::fs::read_to_string("/proc/self/status").expect("a status");
        let line = status.lines().find_map(|line| line.strip_prefix("VmLck:")).expect("a line");
        line.trim().trim_end_matches(" kB").parse().expect("a number")
    }

    #[test]
    fn memory_is_pinned_until_it_is_let_go() {
        let (page, before) = (vec![0u8; 1 << 20], pinned());
        // SAFETY: the range is the vector's own.
        let pin = || unsafe { mlock(page.as_ptr().cast(), page.len()) };
        assert_eq!(pin(), 0);
        assert!(pinned() > before);
        // SAFETY: the same range.
        unsafe { munlock(page.as_ptr().cast(), page.len()) };
        assert_eq!(pinned(), before);
        let_go();
        assert_eq!((pin(), pinned()), (0, before));
        LET_GO.store(false, Ordering::Relaxed);
    }
}
