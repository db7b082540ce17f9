import Domain
import JSON
import Platform

/// A process as our messages name it: in the form of our files.
extension ProcessIdentity {
    var json: JSONObject {
        ["boot": .string(boot), "pid": .integer(Int64(pid)), "startTicks": JSONValue(startTicks)]
    }

    init(_ fields: Fields) throws(FieldError) {
        guard let pid = Int32(exactly: try fields.required("pid", .integer)), pid > 0 else {
            throw .wrong("pid", expected: "a process id")
        }
        self.init(
            boot: try fields.required("boot", .text),
            pid: pid,
            startTicks: UInt64(try fields.required("startTicks", .count))
        )
    }
}
