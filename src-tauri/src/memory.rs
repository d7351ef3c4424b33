//! Memory that the program gives back is emptied first, so that a lock leaves none of the record behind. Knows no record.
//!
//! SQLCipher empties its own (`cipher_memory_security`), and keys empty themselves. This is for all the rest: forms, rows,
//! requests and answers are ordinary texts, copied by many hands, and no type could remember to wipe each of them.
//! The window's libraries are among those hands: every request and answer passes through WebKit's part of this process.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;

struct Emptying;

// SAFETY: every call goes to the system's allocator with the same layout. A block is emptied while it still is ours.
// Growing and shrinking are the trait's own: a new block, a copy, and the old block given back here, which empties it.
unsafe impl GlobalAlloc for Emptying {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe {
            block.write_bytes(0, layout.size());
            // Without somebody who might look, the compiler leaves the writing out.
            System.dealloc(black_box(block), layout);
        }
    }
}

#[global_allocator]
static ALLOCATOR: Emptying = Emptying;

/// The same for everything written in C and C++ in this process: `free` and `realloc` of the program come before the C library's.
/// Without this a lock left some ninety words of the record in WebKit's message buffers (`tests/window/remains.rs`).
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod libraries {
    use std::ffi::{CStr, c_char, c_void};
    use std::hint::black_box;
    use std::ptr::null_mut;

    unsafe extern "C" {
        static environ: *const *mut c_char;
        fn __libc_malloc(size: usize) -> *mut c_void;
        fn __libc_free(block: *mut c_void);
        fn malloc_usable_size(block: *mut c_void) -> usize;
    }

    // SAFETY: a block that is given back is still the caller's, as long as the C library says it is, and nobody reads it again.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn free(block: *mut c_void) {
        if !block.is_null() {
            unsafe {
                block.write_bytes(0, malloc_usable_size(block));
                __libc_free(black_box(block));
            }
        }
    }

    // SAFETY: as the C standard has it, with glibc's answer to a size of nothing; a moved block is given back through `free` above.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn realloc(block: *mut c_void, size: usize) -> *mut c_void {
        if block.is_null() {
            return unsafe { __libc_malloc(size) };
        }
        if size == 0 {
            unsafe { free(block) };
            return null_mut();
        }
        let had = unsafe { malloc_usable_size(block) };
        // A little smaller stays where it is, emptied behind its new end.
        if size <= had && size >= had / 2 {
            unsafe { block.add(size).write_bytes(0, had - size) };
            return block;
        }
        let moved = unsafe { __libc_malloc(size) };
        if !moved.is_null() {
            unsafe {
                moved.copy_from_nonoverlapping(block, had.min(size));
                free(block);
            }
        }
        moved
    }

    /// WebKit brings an allocator of its own, which nothing can wipe from outside; it asks the environment for `Malloc` whether
    /// to use the C library's instead. It asks before `main`, and only in this process is the answer yes: a variable would
    /// be inherited by the page's process, which a lock ends anyway and which is faster with its own.
    // SAFETY: reads the environment as the C library does, under the same rule: nobody may change it meanwhile.
    #[unsafe(no_mangle)]
    unsafe extern "C" fn getenv(name: *const c_char) -> *mut c_char {
        let name = unsafe { CStr::from_ptr(name) }.to_bytes();
        if name == b"Malloc" {
            return c"1".as_ptr().cast_mut();
        }
        let mut next = unsafe { environ };
        while !next.is_null() && !unsafe { *next }.is_null() {
            let entry = unsafe { *next };
            let text = unsafe { CStr::from_ptr(entry) }.to_bytes();
            if text.strip_prefix(name).is_some_and(|rest| rest.first() == Some(&b'=')) {
                return unsafe { entry.add(name.len() + 1) };
            }
            next = unsafe { next.add(1) };
        }
        null_mut()
    }
}
