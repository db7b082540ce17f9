import Domain
package import JSON
package import Platform

/// How the identity of a process stands in our files.
package enum AgentProcess {
    package static func json(_ identity: ProcessIdentity) -> JSONObject {
        var list = FieldList()
        list.add("boot", identity.boot)
        list.add("pid", identity.pid)
        list.add("startTicks", identity.startTicks)
        return list.object
    }

    static func identity(_ fields: Fields) throws(FieldError) -> ProcessIdentity {
        guard let pid = Int32(exactly: try fields.required("pid", .integer)), pid > 0 else {
            throw .wrong("pid", expected: "a process id")
        }
        guard let ticks = try fields.optional("startTicks", .count) else {
            throw .wrong("startTicks", expected: "a number of ticks")
        }
        return ProcessIdentity(boot: try fields.required("boot", .text), pid: pid, startTicks: UInt64(ticks))
    }
}
