package import JSON

/// Which process it is, for ever: numbers are used again within milliseconds, and after a reboot from the start.
package struct ProcessIdentity: Hashable, Sendable {
    package let boot: String
    package let pid: Int32
    /// When it started, in ticks since the boot.
    package let startTicks: UInt64

    package init(boot: String, pid: Int32, startTicks: UInt64) {
        self.boot = boot
        self.pid = pid
        self.startTicks = startTicks
    }

    /// As files and messages have it.
    package init(_ fields: Fields) throws(FieldError) {
        guard let pid = Int32(exactly: try fields.required("pid", .integer)), pid > 0 else {
            throw .wrong("pid", expected: "a process id")
        }
        self.init(
            boot: try fields.required("boot", .text),
            pid: pid,
            startTicks: UInt64(try fields.required("startTicks", .count))
        )
    }

    package var json: JSONObject {
        ["boot": .string(boot), "pid": .integer(Int64(pid)), "startTicks": JSONValue(startTicks)]
    }
}
