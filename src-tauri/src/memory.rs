//! Memory that the program gives back is emptied first, so that a lock leaves none of the record behind. Knows no record.
//!
//! SQLCipher empties its own (`cipher_memory_security`), and keys empty themselves. This is for all the rest: forms, rows,
//! requests and answers are ordinary texts, copied by many hands, and no type could remember to wipe each of them.

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
