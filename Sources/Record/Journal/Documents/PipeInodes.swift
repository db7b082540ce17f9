import Domain
import JSON

/// The numbers by which the kernel knows the two pipes of an agent, as in `/proc/<pid>/fd`. On a terminal of its own
/// the agent has none.
package struct PipeInodes: Hashable, Sendable {
    package let stdout: UInt64
    package let stderr: UInt64

    package init(stdout: UInt64, stderr: UInt64) {
        self.stdout = stdout
        self.stderr = stderr
    }

    init(_ fields: Fields) throws(FieldError) {
        guard let stdout = try fields.optional("stdout", .count), let stderr = try fields.optional("stderr", .count)
        else { throw .wrong("pipes", expected: "two numbers of pipes") }
        self.init(stdout: UInt64(stdout), stderr: UInt64(stderr))
    }

    var json: JSONObject {
        var list = FieldList()
        list.add("stdout", stdout)
        list.add("stderr", stderr)
        return list.object
    }
}
