package import Domain
import JSON

/// The ids at the beginning of a line. They are the same in all lines of a journal but for a number, and put together
/// once.
package struct LineHead {
    private static let numberDigitsMin = 4

    package let scope: EventScope
    /// Up to where the number of the event's id stands.
    private let front: [UInt8]
    /// From there on.
    private let back: [UInt8]
    private var line: [UInt8] = []

    package init(_ scope: EventScope) {
        self.scope = scope
        front = Array("\"eventId\":\"\(scope.owner):event:".utf8)
        // An id has no character that JSON escapes.
        switch scope {
        case .run(let task, let step, let run):
            back = Array("\",\"taskId\":\"\(task)\",\"stepId\":\"\(step)\",\"runId\":\"\(run)\"".utf8)
        case .session(let session): back = Array("\",\"sessionId\":\"\(session)\"".utf8)
        }
    }

    /// Writes the fields of the ids of the event with this number.
    mutating func write(_ sequence: Int64, to writer: inout JSONWriter) {
        line.removeAll(keepingCapacity: true)
        line += front
        append(sequence)
        line += back
        line.withUnsafeBytes { writer.raw($0) }
    }

    /// Writes the field of a time.
    mutating func write(_ time: WallTime, to writer: inout JSONWriter) {
        line.removeAll(keepingCapacity: true)
        line.append(contentsOf: "\"createdAt\":\"".utf8)
        time.appendISO(to: &line)
        line.append(UInt8(ascii: "\""))
        line.withUnsafeBytes { writer.raw($0) }
    }

    private mutating func append(_ sequence: Int64) {
        var rest = sequence
        let start = line.count
        while rest > 0 || line.count - start < Self.numberDigitsMin {
            line.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        }
        line[start...].reverse()
    }
}
