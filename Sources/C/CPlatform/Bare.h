// System calls of a child that borrows our memory while we go on. The library's own calls would put their errors into
// the `errno` of the parent: here a call answers its result, or the error below zero, and touches nothing else.
#pragma once
#include <sys/syscall.h>

#if defined(__x86_64__)

static inline long bare(long number, long first, long second, long third, long fourth) {
    register long in_r10 __asm__("r10") = fourth;
    long result;
    __asm__ volatile("syscall"
                     : "=a"(result)
                     : "a"(number), "D"(first), "S"(second), "d"(third), "r"(in_r10)
                     : "rcx", "r11", "memory");
    return result;
}

/// A clone whose child begins in `start`, which never returns, with `argument`, on the stack that the call is given.
static inline long bare_clone(
    long number, long first, long second, long third, void (*start)(void *), void *argument
) {
    register void (*in_r12)(void *) __asm__("r12") = start;
    register void *in_r13 __asm__("r13") = argument;
    long result;
    __asm__ volatile("xorl %%r10d, %%r10d\n\t"
                     "xorl %%r8d, %%r8d\n\t"
                     "syscall\n\t"
                     "testq %%rax, %%rax\n\t"
                     "jnz 1f\n\t"
                     "xorl %%ebp, %%ebp\n\t"
                     "movq %%r13, %%rdi\n\t"
                     "callq *%%r12\n\t"
                     "ud2\n"
                     "1:"
                     : "=a"(result)
                     : "a"(number), "D"(first), "S"(second), "d"(third), "r"(in_r12), "r"(in_r13)
                     : "rcx", "r8", "r10", "r11", "memory");
    return result;
}

#elif defined(__aarch64__)

static inline long bare(long number, long first, long second, long third, long fourth) {
    register long in_x8 __asm__("x8") = number;
    register long in_x0 __asm__("x0") = first;
    register long in_x1 __asm__("x1") = second;
    register long in_x2 __asm__("x2") = third;
    register long in_x3 __asm__("x3") = fourth;
    __asm__ volatile("svc 0" : "+r"(in_x0) : "r"(in_x8), "r"(in_x1), "r"(in_x2), "r"(in_x3) : "memory");
    return in_x0;
}

/// A clone whose child begins in `start`, which never returns, with `argument`, on the stack that the call is given.
static inline long bare_clone(
    long number, long first, long second, long third, void (*start)(void *), void *argument
) {
    register long in_x8 __asm__("x8") = number;
    register long in_x0 __asm__("x0") = first;
    register long in_x1 __asm__("x1") = second;
    register long in_x2 __asm__("x2") = third;
    register void (*in_x9)(void *) __asm__("x9") = start;
    register void *in_x10 __asm__("x10") = argument;
    __asm__ volatile("mov x3, xzr\n\t"
                     "mov x4, xzr\n\t"
                     "svc 0\n\t"
                     "cbnz x0, 1f\n\t"
                     "mov x29, xzr\n\t"
                     "mov x30, xzr\n\t"
                     "mov x0, x10\n\t"
                     "blr x9\n\t"
                     "brk 0\n"
                     "1:"
                     : "+r"(in_x0)
                     : "r"(in_x8), "r"(in_x1), "r"(in_x2), "r"(in_x9), "r"(in_x10)
                     : "x3", "x4", "memory");
    return in_x0;
}

#else
#error "Roost runs on x86-64 and on 64-bit ARM."
#endif
