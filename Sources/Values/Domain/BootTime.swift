/// Time since the system started, which runs on while the machine is suspended.
package struct BootTime: Timestamp {
    package let nanoseconds: Int64

    package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }
}
