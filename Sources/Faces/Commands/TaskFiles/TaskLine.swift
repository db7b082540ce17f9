package import Domain
import JSON
import Journal

/// One event as a line of the files of a task.
package enum TaskLine {
    /// For people: when, how grave, what, in words, and last the data.
    package static func text(_ event: Event) -> [UInt8] {
        var line = "\(event.createdAt.iso) \(event.level) \(event.typeText) \(event.message)"
        if !event.data.isEmpty { line += " " + JSONWriter.text(.object(event.data)) }
        return Array(SafeText.of(line).utf8) + [UInt8(ascii: "\n")]
    }

    /// For programs: the line of its journal without the sum, which holds only among the lines of one journal.
    package static func json(_ event: Event) -> [UInt8] {
        var writer = JSONWriter()
        EventCodec.appendBody(of: event, to: &writer)
        writer.endObject()
        writer.newline()
        return writer.bytes
    }
}
