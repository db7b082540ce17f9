import Decoding
package import Domain
package import JSON
package import Journal
package import Platform

/// Takes out of what a run wrote, and of what is told of it, what is secret: the values of its own environment by its
/// `secrets.idx`, and what has a known form. The files stay as they are.
package struct RunRedaction: Sendable {
    let redactor: Redactor
    /// Why its own values cannot be told, where it has some; nil where nothing is lacking.
    package let lack: String?

    /// For what belongs to no run: known forms alone.
    package static let ofKnownForms = RunRedaction(redactor: Redactor(), lack: nil)

    package init(of run: RunPaths, in home: HomePaths, on disk: any Disk) {
        do throws(JournalError) {
            let secrets = try RunSecrets.read(run, in: home, on: disk)
            self.init(redactor: secrets.map { Redactor($0.index, key: $0.key) } ?? Redactor(), lack: nil)
        } catch {
            // Without them only known forms are told, which is said.
            self.init(redactor: Redactor(), lack: "\(error)")
        }
    }

    private init(redactor: Redactor, lack: String?) {
        self.redactor = redactor
        self.lack = lack
    }

    /// The same for a stream of one channel, whose pieces come as they were read.
    package func pieces() -> OutputRedaction { OutputRedaction(redactor) }

    /// The same for the lines of a channel, of which the file is there to look at what stands before the first.
    package func lines(of channel: Channel, in run: RunPaths, on disk: any Disk) -> LineRedaction {
        LineRedaction(redactor, file: run.log(of: channel), on: disk)
    }

    package func redact(_ text: String) -> RedactedText { redactor.redact(text) }

    /// What an event says, and its data, which stay JSON.
    package func redact(_ event: Event) -> Event {
        var event = event
        event.message = redactor.redact(event.message).text
        guard !event.data.isEmpty else { return event }
        if let data = redacted(event.data) { event.data = data }
        return event
    }

    /// The same for what is told as JSON.
    package func redact(_ object: JSONObject) -> JSONObject { redacted(object) ?? object }

    /// Nil where nothing in it is secret.
    private func redacted(_ object: JSONObject) -> JSONObject? {
        let data = redactor.redact(JSONWriter.bytes(.object(object)))
        guard data.counts.total > 0 else { return nil }
        let read = Deliberate.ignore(because: "data that is no JSON any more is left out with the secret") {
            () throws(JSONError) in try JSONReader.read(data.bytes)
        }
        return read?.objectValue ?? [:]
    }
}
