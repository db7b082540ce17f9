package import Domain
package import JSON
package import Platform

/// `exit`: how the agent ended, written by the keeper before anyone is told.
package struct ExitRecord: Document {
    package static let fileName = "exit"

    package let status: ExitStatus
    package let createdAt: WallTime

    package init(status: ExitStatus, createdAt: WallTime) {
        self.status = status
        self.createdAt = createdAt
    }

    /// A record without its newline is torn, however well it reads.
    package static func read(_ bytes: [UInt8], file: String = fileName) throws(JournalError) -> ExitRecord {
        guard bytes.last == newline else { throw .torn(file: file) }
        return try ExitRecord(parsing: bytes, file: file)
    }

    package init(_ fields: Fields) throws(FieldError) {
        if let signal = try fields.optional("signal", .integer) {
            guard let number = Int32(exactly: signal), number > 0 else { throw .wrong("signal", expected: "a signal") }
            status = .signaled(Signal(number: number), coreDumped: try fields.optional("coreDumped", .bool) ?? false)
        } else {
            guard let code = Int32(exactly: try fields.required("exitCode", .integer)) else {
                throw .wrong("exitCode", expected: "an exit code")
            }
            status = .exited(code: code)
        }
        createdAt = try fields.required("createdAt", .time)
    }

    package var json: JSONObject {
        var list = FieldList()
        switch status {
        case .exited(let code): list.add("exitCode", code)
        case .signaled(let signal, let coreDumped):
            list.add("signal", signal.number)
            list.add("coreDumped", coreDumped)
        }
        list.add("createdAt", createdAt)
        return list.object
    }
}
