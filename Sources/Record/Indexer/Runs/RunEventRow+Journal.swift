import Decoding
import Domain
import JSON
import Store

extension RunEventRow {
    /// A line of the run's own journal.
    init(_ event: Event, of run: String, by redactor: Redactor) {
        self.init(
            worker: run,
            origin: .roost,
            sequence: event.sequence,
            at: event.createdAt,
            type: event.typeText,
            message: redactor.redact(event.message).text
        )
        level = event.level.text
        if !event.data.isEmpty { data = redactor.redact(JSONWriter.text(.object(event.data))).text }
    }
}
