package import Domain
package import Journal
package import Platform

/// The journal of one session, read from a time on and further as it grows.
package final class SessionJournal {
    package let session: SessionID
    private var reader: JournalReader

    /// Nil where the session has no journal yet, or no more.
    package init?(_ session: SessionID, _ paths: SessionPaths, since: WallTime?, on disk: any Disk) throws(JournalError)
    {
        self.session = session
        do {
            if let since {
                reader = try JournalTail.reader(of: paths.journal, notBefore: since, on: disk)
            } else {
                reader = try JournalReader(path: paths.journal, on: disk)
            }
        } catch {
            guard error.isMissing else { throw error }
            return nil
        }
    }

    /// The next event that can be read; nil at what is, for now, the end.
    package func next() throws(JournalError) -> Event? {
        while let item = try reader.next() {
            if case .event(let event, _) = item { return event }
        }
        return nil
    }
}
