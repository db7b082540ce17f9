/// Time since some moment before the system started, which stands still while the machine is suspended.
package struct MonotonicTime: Timestamp {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
}
