// What a process takes from itself for good, before it does what somebody else asks of it.
#pragma once
#include <stdint.h>

/// Bounds the processor time and the address space of this process. It may write to no file, leaves no core, and gains
/// no rights by any program that it runs. A write to a file fails with EFBIG.
int roost_confine(uint64_t cpu_seconds, uint64_t memory_bytes);

/// The kernel kills this process once the thread that started it has ended.
int roost_end_with_parent(void);
