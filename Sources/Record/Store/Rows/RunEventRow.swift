package import Domain

/// Something that happened in a run: a row of `run_events`.
package struct RunEventRow: Hashable, Sendable {
    package enum Origin: String, Sendable {
        /// A line of the run's own journal.
        case roost
        /// What the agent said of itself.
        case agent
    }

    package var worker: String
    package var origin: Origin
    /// Of its origin, in the run.
    package var sequence: Int64
    package var at: WallTime
    package var type: String
    package var level: String
    package var message: String
    /// JSON.
    package var data: String?
    /// What its sequence counts in, where that is not all that its origin says in the run.
    package var countedIn: String?

    package init(worker: String, origin: Origin, sequence: Int64, at: WallTime, type: String, message: String) {
        self.worker = worker
        self.origin = origin
        self.sequence = sequence
        self.at = at
        self.type = type
        self.message = message
        level = "info"
    }
}

extension Connection {
    package func insert(_ event: RunEventRow) throws(StoreError) {
        let owner = event.countedIn ?? (event.origin == .roost ? event.worker : "\(event.worker)/agent")
        try run(
            "INSERT INTO run_events VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
            RowPlace(of: owner).row(event.sequence),
            event.worker,
            event.origin.rawValue,
            event.sequence,
            event.at,
            event.type,
            event.level,
            event.message,
            event.data
        )
    }
}
