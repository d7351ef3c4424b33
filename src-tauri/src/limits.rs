//! What the system is asked not to do with this process: no image of its memory on the disk after a crash, no other program
//! of the same user reading it. A program with more rights can still do both; the cost is raised, not the door shut.

/// First thing in the program, before anything is read that should not leave it.
#[cfg(unix)]
pub fn set() {
    let none = libc::rlimit { rlim_cur: 0, rlim_max: 0 };
    // SAFETY: plain calls with values of their own; what the system refuses stays as it was. The page's processes inherit the first.
    unsafe {
        libc::setrlimit(libc::RLIMIT_CORE, &none);
        #[cfg(target_os = "linux")]
        if !crate::places::planted_openness() {
            libc::prctl(libc::PR_SET_DUMPABLE, 0, 0, 0, 0);
        }
    }
}

/// Windows: a tighter access list of the process is still to be written.
#[cfg(not(unix))]
pub fn set() {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    #[test]
    fn neither_a_crash_nor_another_program_of_the_user_gets_an_image_of_the_memory() {
        super::set();
        let mut core = libc::rlimit { rlim_cur: 1, rlim_max: 1 };
        // SAFETY: reads back what was set.
        unsafe {
            assert_eq!(libc::prctl(libc::PR_GET_DUMPABLE), 0);
            libc::getrlimit(libc::RLIMIT_CORE, &mut core);
        }
        assert_eq!((core.rlim_cur, core.rlim_max), (0, 0));
    }
}
